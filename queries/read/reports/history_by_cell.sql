-- One row: an upload's value of one reporter's month, newest first, withdrawn ones included; a
-- register counts its sessions for every month that it covers.
-- $organisation varchar
-- $month date
-- $measure varchar
with said as (
    select
        monthly_count.upload_id,
        monthly_count.value,
        monthly_count.sheet,
        monthly_count.cell
    from monthly_count
    where
        monthly_count.organisation = $organisation
        and monthly_count.month = $month
        and monthly_count.measure = $measure
    union all by name
    select
        register_month.upload_id,
        count(counselling_session.session_date) as value,
        coalesce(min(counselling_session.sheet), '') as sheet,
        '' as cell
    from register_month
    left join counselling_session
        on
            register_month.upload_id = counselling_session.upload_id
            and register_month.organisation = counselling_session.organisation
            and register_month.month = date_trunc('month', counselling_session.session_date)
    where
        $measure = 'counselling_sessions'
        and register_month.organisation = $organisation
        and register_month.month = $month
    group by register_month.upload_id
)

select
    upload_state.upload_id,
    said.value,
    upload_state.file_name,
    said.sheet,
    said.cell,
    upload_state.recorded_at,
    upload_state.recorded_by,
    upload_state.is_withdrawn
from said
inner join upload_state on said.upload_id = upload_state.upload_id
order by upload_state.upload_id desc;
