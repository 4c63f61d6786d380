-- One row: sessions and residents of some months as the registers hold them.
-- $first_month date
-- $last_month date
select
    count(*) as sessions,
    count(distinct current_counselling_session.resident_key) as residents,
    count(*) filter (where current_area.has_plan) as sessions_in_plan_areas,
    count(*) filter (where current_counselling_session.area is null) as sessions_without_area
from current_counselling_session
inner join current_organisation
    on current_counselling_session.organisation = current_organisation.organisation
inner join kind_in_sight
    on current_organisation.municipality = kind_in_sight.municipality
left join current_area on current_counselling_session.area = current_area.area
where
    kind_in_sight.kind = 'counselling'
    and current_counselling_session.month between $first_month and $last_month
order by sessions;
