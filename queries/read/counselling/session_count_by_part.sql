-- One row: a part of the sessions of some months: by area, housing organisation, way in or place.
-- A session that does not say is counted under no code.
-- $first_month date
-- $last_month date
with
part as (
    select
        current_counselling_session.resident_key,
        unnest([  -- noqa: AL03
            { 'split': 'area', 'code': current_counselling_session.area },
            {
                'split': 'housing_organisation',
                'code': current_counselling_session.housing_organisation
            },
            { 'split': 'way_in', 'code': current_counselling_session.way_in },
            { 'split': 'place', 'code': current_counselling_session.place }
        ], recursive := true)
    from current_counselling_session
    inner join current_organisation
        on current_counselling_session.organisation = current_organisation.organisation
    inner join kind_in_sight
        on current_organisation.municipality = kind_in_sight.municipality
    where
        kind_in_sight.kind = 'counselling'
        and current_counselling_session.month between $first_month and $last_month
)

select
    part.split,
    part.code,
    coalesce(current_area.name, current_organisation.name) as name,
    count(*) as sessions,
    count(distinct part.resident_key) as residents
from part
left join current_area on part.split = 'area' and part.code = current_area.area
left join current_organisation
    on part.split = 'housing_organisation' and part.code = current_organisation.organisation
group by part.split, part.code, current_area.name, current_organisation.name
order by part.split asc, sessions desc, part.code asc;
