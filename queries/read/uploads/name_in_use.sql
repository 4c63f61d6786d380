-- One row: a name or spelling that spreadsheets may use for something the store knows.
select
    'area' as subject,
    current_area.area as code,
    current_area.name,
    current_area.is_example,
    null as unit,
    null as reports,
    false as is_alias
from current_area
union all
select
    'organisation' as subject,
    current_organisation.organisation as code,
    current_organisation.name,
    current_organisation.is_example,
    null as unit,
    current_organisation.reports,
    false as is_alias
from current_organisation
union all
select
    'indicator' as subject,
    current_indicator.indicator as code,
    current_indicator.name_da as name,
    false as is_example,
    current_indicator.unit,
    null as reports,
    false as is_alias
from current_indicator
union all
select
    'indicator' as subject,
    current_indicator.indicator as code,
    current_indicator.name_en as name,
    false as is_example,
    current_indicator.unit,
    null as reports,
    true as is_alias
from current_indicator
where current_indicator.name_en is not null
union all
select
    current_alias.subject,
    current_alias.code,
    current_alias.alias as name,
    false as is_example,
    null as unit,
    null as reports,
    true as is_alias
from current_alias
order by subject, code, is_alias, name;
