-- Record an upload's rows of indicator.
-- $upload_id bigint
-- incoming: indicator varchar, name_da varchar, name_en varchar, question_da varchar, question_en varchar, numerator_da varchar, numerator_en varchar, denominator_da varchar, denominator_en varchar, unit varchar, polarity varchar, published_table varchar, source_da varchar, sort_order bigint
insert into indicator
select
    $upload_id as upload_id,
    incoming.indicator,
    incoming.name_da,
    incoming.name_en,
    incoming.question_da,
    incoming.question_en,
    incoming.numerator_da,
    incoming.numerator_en,
    incoming.denominator_da,
    incoming.denominator_en,
    incoming.unit,
    incoming.polarity,
    incoming.published_table,
    incoming.source_da,
    incoming.sort_order
from incoming
returning upload_id;
