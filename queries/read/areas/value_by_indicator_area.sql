-- One row: an indicator of an area in a year, held against the area's own municipality. Areas
-- that have a value of any indicator in any year are there, without one where it is missing.
-- $municipality varchar
-- $year integer
with
value_of_year as (
    select current_area_value.*
    from current_area_value
    inner join current_area on current_area_value.area = current_area.area
    where
        current_area.municipality = $municipality
        and year(current_area_value.period_end) = $year
    -- A year's figure goes before a part of the year.
    qualify row_number() over (
        partition by current_area_value.indicator, current_area_value.area
        order by
            current_area_value.period_end - current_area_value.period_start desc,
            current_area_value.period_end desc
    ) = 1
),

shown_indicator as (
    select current_indicator.*
    from current_indicator
    where current_indicator.indicator in (select value_of_year.indicator from value_of_year)
),

shown_area as (
    select current_area.*
    from current_area
    where
        current_area.municipality = $municipality
        and current_area.area in (select current_area_value.area from current_area_value)
),

footnoted as (
    select
        shown_indicator.indicator,
        shown_area.area,
        string_agg(current_footnote.mark, ', ' order by current_footnote.mark) as marks
    from shown_indicator
    cross join shown_area
    inner join current_footnote
        on
            shown_indicator.indicator = current_footnote.indicator
            and shown_area.area = coalesce(current_footnote.area, shown_area.area)
    inner join value_of_year
        on
            shown_indicator.indicator = value_of_year.indicator
            and shown_area.area = value_of_year.area
            and value_of_year.origin = 'published'
    group by shown_indicator.indicator, shown_area.area
)

select
    shown_indicator.indicator,
    shown_indicator.name_da as indicator_name_da,
    shown_indicator.name_en as indicator_name_en,
    shown_indicator.unit,
    shown_indicator.polarity,
    shown_indicator.published_table,
    shown_area.area,
    shown_area.name as area_name,
    shown_area.level = 'municipality' as is_municipality,
    value_of_year.period_start,
    value_of_year.period_end,
    value_of_year.value,
    value_of_year.numerator,
    value_of_year.denominator,
    benchmark.value as municipality_value,
    value_of_year.value - benchmark.value as difference,
    value_of_year.value / nullif(benchmark.value, 0) as ratio,
    value_of_year.note,
    footnoted.marks as footnote_marks,
    value_of_year.origin
from shown_indicator
cross join shown_area
left join value_of_year
    on
        shown_indicator.indicator = value_of_year.indicator
        and shown_area.area = value_of_year.area
-- Like with like: half a year is not held against a whole one.
left join value_of_year as benchmark
    on
        value_of_year.indicator = benchmark.indicator
        and value_of_year.period_start = benchmark.period_start
        and value_of_year.period_end = benchmark.period_end
        and benchmark.area = $municipality
left join footnoted
    on shown_indicator.indicator = footnoted.indicator and shown_area.area = footnoted.area
order by
    shown_indicator.sort_order,
    shown_indicator.indicator,
    is_municipality,
    shown_area.name collate da;
