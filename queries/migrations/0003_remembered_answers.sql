-- What was answered of a layout, so that it need not be asked next month.

create table remembered_answer (
    upload_id bigint not null,
    organisation varchar not null,
    signature varchar not null,
    question varchar not null,
    answer varchar not null
);

comment on table remembered_answer is 'What an analyst answered about a sender''s layout; used again as long as its upload stands';

comment on column remembered_answer.signature is 'Hash of the headers that make the layout';
