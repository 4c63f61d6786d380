-- The board's meetings, which "since last time" is reckoned from.

create table board_meeting_edit (
    edit_id bigint not null,
    board_meeting varchar not null,
    is_removed boolean not null,
    held_on date not null,
    name varchar not null,
    reason varchar,
    happened_at timestamp not null,
    done_by varchar not null
);

comment on table board_meeting_edit is 'Every version of a board meeting that somebody entered; the newest counts';

comment on column board_meeting_edit.reason is 'Why it was moved, renamed or removed; a meeting that is new needs none';
