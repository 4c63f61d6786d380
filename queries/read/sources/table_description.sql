-- One row: a table of the store and what it holds.
select
    table_name,
    comment,
    estimated_size as row_count
from duckdb_tables()
where database_name = current_database() and comment is not null
order by table_name;
