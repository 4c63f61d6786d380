-- One row: a cell of published table 2, exactly as printed.
select
    current_indicator.indicator,
    current_indicator.name_da as indicator_name_da,
    current_indicator.name_en as indicator_name_en,
    current_indicator.unit,
    current_indicator.published_table,
    current_area.area,
    current_area.name as area_name,
    current_area.level = 'municipality' as is_municipality,
    area_value.value,
    string_agg(current_footnote.mark, ', ' order by current_footnote.mark) as footnote_marks
from area_value
inner join upload_state on area_value.upload_id = upload_state.upload_id
inner join current_indicator on area_value.indicator = current_indicator.indicator
inner join current_area on area_value.area = current_area.area
left join current_footnote
    on
        area_value.indicator = current_footnote.indicator
        and area_value.area = coalesce(current_footnote.area, area_value.area)
where upload_state.origin = 'published' and upload_state.is_in_sight
group by
    current_indicator.indicator,
    current_indicator.name_da,
    current_indicator.name_en,
    current_indicator.unit,
    current_indicator.published_table,
    current_indicator.sort_order,
    current_area.area,
    current_area.name,
    current_area.level,
    area_value.value,
    area_value.cell
order by current_indicator.sort_order, is_municipality, area_value.cell;
