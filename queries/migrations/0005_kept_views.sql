-- Views of Explore that people keep under a name.

create table kept_view_edit (
    edit_id bigint not null,
    kept_view varchar not null,
    is_removed boolean not null,
    name varchar not null,
    link varchar not null,
    happened_at timestamp not null,
    done_by varchar not null
);

comment on table kept_view_edit is 'Every version of a view of Explore that somebody keeps; the newest counts';

comment on column kept_view_edit.link is 'What stands after the question mark of the view''s address';
