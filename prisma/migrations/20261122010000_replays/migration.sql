-- ## Each time a conversation is played again it is another conversation, and stop rules count from then on

alter table run_item add column replays integer not null default 0;
alter table run
  add column failures_before integer not null default 0,
  add column errors_before integer not null default 0;

alter table run_item no force row level security;
alter table earlier_result no force row level security;
update run_item i set replays = kept.rounds
from (select org_id, item_id, max(round) as rounds from earlier_result group by org_id, item_id) kept
where i.org_id = kept.org_id and i.id = kept.item_id;
alter table earlier_result force row level security;
alter table run_item force row level security;
