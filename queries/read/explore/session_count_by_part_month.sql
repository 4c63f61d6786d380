-- One row: a part of the sessions of a register's month, for every month that it covers: by area,
-- housing organisation, way in or place. A session that does not say is counted under no code. A part
-- that occurs in other months only has rows too: the register says 0 of it.
-- $first_month date
-- $last_month date
with
covered as (
    select
        current_monthly_count.organisation,
        current_monthly_count.month
    from current_monthly_count
    inner join register_month
        on
            current_monthly_count.upload_id = register_month.upload_id
            and current_monthly_count.organisation = register_month.organisation
            and current_monthly_count.month = register_month.month
    inner join current_organisation
        on current_monthly_count.organisation = current_organisation.organisation
    inner join kind_in_sight
        on current_organisation.municipality = kind_in_sight.municipality
    where
        kind_in_sight.kind = 'counselling'
        and current_monthly_count.measure = 'counselling_sessions'
        and current_monthly_count.month between $first_month and $last_month
),

part as (
    select
        current_counselling_session.organisation,
        current_counselling_session.month,
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
    where kind_in_sight.kind = 'counselling'
),

part_known as (
    select distinct
        part.split,
        part.code
    from part
)

select
    covered.organisation,
    covered.month,
    part_known.split,
    part_known.code,
    coalesce(current_area.name, current_organisation.name) as name,
    count(part.month) as sessions
from covered
cross join part_known
left join part
    on
        covered.organisation = part.organisation
        and covered.month = part.month
        and part_known.split = part.split
        and part_known.code is not distinct from part.code
left join current_area on part_known.split = 'area' and part_known.code = current_area.area
left join current_organisation
    on
        part_known.split = 'housing_organisation'
        and part_known.code = current_organisation.organisation
group by
    covered.organisation,
    covered.month,
    part_known.split,
    part_known.code,
    current_area.name,
    current_organisation.name
order by covered.month, covered.organisation, part_known.split, part_known.code;
