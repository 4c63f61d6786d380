-- Targets and named events that people edit, and forecasts as they were made.

create table target_edit (
    edit_id bigint not null,
    target varchar not null,
    is_removed boolean not null,
    measure varchar not null,
    period_start date not null,
    period_end date not null,
    rule varchar not null,
    value double not null,
    baseline_start date,
    baseline_end date,
    organisation varchar,
    area varchar,
    text_da varchar,
    text_en varchar,
    page varchar,
    reason varchar not null,
    happened_at timestamp not null,
    done_by varchar not null,
    check (rule in ('reduce_by_percent', 'at_most', 'at_least'))
);

comment on table target_edit is 'Every version of a target that somebody entered; the newest counts, before the bundled list';

comment on column target_edit.reason is 'Why, in the words of the person who changed it';

create table named_event_edit (
    edit_id bigint not null,
    named_event varchar not null,
    is_removed boolean not null,
    kind varchar not null,
    month date not null,
    name varchar not null,
    sets_limits_anew boolean not null,
    happened_at timestamp not null,
    done_by varchar not null,
    check (kind in ('evictions', 'counselling'))
);

comment on table named_event_edit is 'Every version of an event that is shown on the monthly charts; the newest counts';

comment on column named_event_edit.sets_limits_anew is 'Whether the months from the event on have control limits of their own';

create table kept_forecast (
    target varchar not null,
    data_version bigint not null,
    as_of date not null,
    is_example boolean not null,
    measure varchar not null,
    organisation varchar,
    period_start date not null,
    period_end date not null,
    is_ceiling boolean not null,
    limit_count bigint not null,
    counted bigint not null,
    months bigint not null,
    months_left bigint not null,
    floor_count bigint not null,
    dispersion double not null,
    probability double not null,
    low bigint not null,
    high bigint not null,
    kept_at timestamp not null
);

comment on table kept_forecast is 'What was foretold of each target from each version of the data, so that it can be held against what came';

comment on column kept_forecast.probability is 'That the target is met';

comment on column kept_forecast.low is 'Lower end of the 80 % range of the period''s total';

comment on column kept_forecast.high is 'Upper end of the 80 % range of the period''s total';
