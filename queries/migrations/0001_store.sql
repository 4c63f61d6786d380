-- The store: every row belongs to an upload and is never changed or removed.

create sequence upload_number start 1;

create sequence event_number start 1;

create table upload (
    upload_id bigint not null,
    content_hash varchar not null,
    file_name varchar not null,
    kind varchar not null,
    origin varchar not null,
    layout varchar,
    row_count bigint not null,
    check (kind in ('reference', 'area_indicators', 'evictions', 'counselling')),
    check (origin in ('reference', 'published', 'example', 'uploaded'))
);

comment on table upload is 'One row per accepted spreadsheet or bundled source';

comment on column upload.content_hash is 'sha256 of the file as it came';

comment on column upload.origin is 'reference: bundled lists; published: printed figures; example: invented; uploaded: from an organisation';

create table upload_event (
    event_id bigint not null,
    upload_id bigint not null,
    event varchar not null,
    happened_at timestamp not null,
    done_by varchar not null,
    check (event in ('recorded', 'withdrawn', 'reinstated'))
);

comment on table upload_event is 'What has happened to an upload; its newest event decides whether it counts';

comment on column upload_event.happened_at is 'UTC';

create table area (
    upload_id bigint not null,
    area varchar not null,
    name varchar not null,
    municipality varchar not null,
    level varchar not null,
    has_plan boolean not null,
    is_example boolean not null,
    check (level in ('area', 'municipality', 'rest'))
);

comment on table area is 'Housing areas, the municipality they are compared with, and the rest of its social housing';

create table organisation (
    upload_id bigint not null,
    organisation varchar not null,
    name varchar not null,
    municipality varchar not null,
    reports varchar not null,
    start_month date not null,
    end_month date,
    is_example boolean not null,
    check (reports in ('evictions', 'counselling'))
);

comment on table organisation is 'Who owes a monthly report, of what, and from which month to which';

create table alias (
    upload_id bigint not null,
    subject varchar not null,
    alias varchar not null,
    code varchar not null
);

comment on table alias is 'Other spellings of areas, organisations and indicators';

create table indicator (
    upload_id bigint not null,
    indicator varchar not null,
    name_da varchar not null,
    name_en varchar,
    question_da varchar,
    question_en varchar,
    numerator_da varchar,
    numerator_en varchar,
    denominator_da varchar,
    denominator_en varchar,
    unit varchar not null,
    polarity varchar not null,
    published_table varchar,
    source_da varchar,
    sort_order bigint not null,
    check (unit in ('percent', 'days', 'per_1000')),
    check (polarity in ('high_is_challenge', 'low_is_challenge', 'context'))
);

comment on table indicator is 'What an area is measured on';

comment on column indicator.polarity is 'Which direction is the challenge; context carries no judgement';

create table footnote (
    upload_id bigint not null,
    mark varchar not null,
    indicator varchar,
    area varchar,
    text_da varchar not null,
    text_en varchar not null
);

comment on table footnote is 'Footnotes of the published tables, on a cell, a whole indicator or nothing at all';

create table oddity (
    upload_id bigint not null,
    code varchar not null,
    text_da varchar not null,
    text_en varchar not null,
    page varchar
);

comment on table oddity is 'Where the sources contradict themselves';

create table target (
    upload_id bigint not null,
    target varchar not null,
    measure varchar not null,
    period_start date not null,
    period_end date not null,
    rule varchar not null,
    value double not null,
    baseline_start date,
    baseline_end date,
    text_da varchar not null,
    text_en varchar not null,
    page varchar not null,
    check (rule in ('reduce_by_percent', 'at_most', 'at_least'))
);

comment on table target is 'What was agreed; value is percent for a reduction, otherwise a count';

create table milestone (
    upload_id bigint not null,
    milestone varchar not null,
    kind varchar not null,
    due date not null,
    page varchar not null,
    text_da varchar not null,
    text_en varchar not null
);

comment on table milestone is 'Other success criteria and milestones with their due date';

create table published_count (
    upload_id bigint not null,
    measure varchar not null,
    period_start date,
    period_end date,
    value double not null,
    unit varchar not null,
    page varchar not null,
    note varchar
);

comment on table published_count is 'Single figures printed in the source document';

create table area_plan (
    upload_id bigint not null,
    area varchar not null,
    organisations varchar not null,
    children_youth_family boolean not null,
    education_employment boolean not null,
    resident_network_democracy boolean not null,
    vulnerable_groups boolean not null
);

comment on table area_plan is 'Published table 1: which fields of effort each plan works in';

create table area_value (
    upload_id bigint not null,
    indicator varchar not null,
    area varchar not null,
    period_start date not null,
    period_end date not null,
    value double not null,
    numerator double,
    denominator double,
    note varchar,
    sheet varchar not null,
    cell varchar not null
);

comment on table area_value is 'An indicator of an area in a period, as reported';

create table monthly_count (
    upload_id bigint not null,
    organisation varchar not null,
    month date not null,
    measure varchar not null,
    value bigint not null,
    sheet varchar not null,
    cell varchar not null
);

comment on table monthly_count is 'A reporter''s count of one measure in one month; a month without a row is missing';

create table counselling_session (
    upload_id bigint not null,
    organisation varchar not null,
    session_date date not null,
    resident_key varchar not null,
    area varchar,
    housing_organisation varchar,
    way_in varchar,
    place varchar,
    sheet varchar not null,
    cell varchar not null
);

comment on table counselling_session is 'One session of financial counselling, as the register holds it';

comment on column counselling_session.organisation is 'The counselling function that keeps the register';

comment on column counselling_session.resident_key is 'Keyed hash of the case number; the key lies outside the store';

create table register_month (
    upload_id bigint not null,
    organisation varchar not null,
    month date not null
);

comment on table register_month is 'The months a counselling register covers; the newest covering upload replaces the month';

create table installation (
    key_fingerprint varchar not null
);

comment on table installation is 'Which pseudonym key this store''s residents were hashed with';
