-- One row per kind of monthly report: the municipality whose reporters are shown, which is the
-- examples' own as long as examples of the kind are in sight.
create or replace view kind_in_sight as
with
example_kind as (
    select distinct kind
    from upload_state
    where origin = 'example' and is_in_sight
),

kind as (
    select unnest(['evictions', 'counselling']) as kind
)

select
    kind.kind,
    current_area.area as municipality,
    current_area.name as municipality_name,
    current_area.is_example
from kind
left join example_kind on kind.kind = example_kind.kind
inner join current_area
    on current_area.is_example = (example_kind.kind is not null)
where current_area.level = 'municipality';
