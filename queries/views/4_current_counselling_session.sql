-- One row per session of the months whose newest report in sight is a register.
create or replace view current_counselling_session as
select
    counselling_session.upload_id,
    counselling_session.organisation,
    counselling_session.session_date,
    current_monthly_count.month,
    counselling_session.resident_key,
    counselling_session.area,
    counselling_session.housing_organisation,
    counselling_session.way_in,
    counselling_session.place,
    counselling_session.sheet,
    counselling_session.cell
from counselling_session
inner join current_monthly_count
    on
        counselling_session.upload_id = current_monthly_count.upload_id
        and counselling_session.organisation = current_monthly_count.organisation
        and date_trunc('month', counselling_session.session_date) = current_monthly_count.month
where current_monthly_count.measure = 'counselling_sessions';
