-- One row: who owes reports of a kind in the municipality that is shown for it.
-- $kind varchar
select
    current_organisation.organisation,
    current_organisation.name
from current_organisation
inner join kind_in_sight
    on
        current_organisation.reports = kind_in_sight.kind
        and current_organisation.municipality = kind_in_sight.municipality
where kind_in_sight.kind = $kind
order by current_organisation.name collate da;
