-- Ended runs of one organization, with their conversations. Which ones stands in
-- bench_run (org_id, id, suite_id, number, name, rows, targets, repeats, days_ago): rows of one suite are the same
-- scenarios. Of a thousand cells about 60 fail, 20 end in an error and 30 differ between repeats; every
-- tenth conversation has its turn.
insert into run (org_id, id, number, suite_id, suite_name, status, verdict, repeats, item_count,
  idempotency_key, seq, scenario_tags, scenario_locales, created_at, started_at, finished_at)
select org_id, id, number, suite_id, name, 'COMPLETED', 'ERROR', repeats, rows * targets * repeats, id,
  1, array['tag0', 'tag1', 'tag2', 'tag3', 'tag4'], array['de', 'en'], at, at, at + interval '1 hour'
from (select *, now() - days_ago * interval '1 day' as at from bench_run) b;

insert into run_target (org_id, run_id, position, target_id, name, kind, config, concurrency)
select org_id, id, t, md5('target' || t)::uuid, 'Target ' || t, 'DEMO',
  jsonb_build_object('kind', 'DEMO', 'name', 'Target ' || t, 'config', jsonb_build_object('latencyMs', 0)), 4
from bench_run cross join lateral generate_series(0, targets - 1) t;

insert into run_scenario (org_id, run_id, row, scenario_id, name, version, tags, locale, content)
select org_id, id, r, md5(suite_id || ' ' || r)::uuid,
  case when r = rows - 1 then 'Needle' else 'How to return item ' || r end, 1, array['tag' || r % 5],
  (array['en', 'en', 'en', 'de'])[1 + r % 4],
  jsonb_build_object('locale', 'en', 'onFail', 'STOP', 'threshold', null, 'variables', '{}'::jsonb,
    'data', null, 'turns', jsonb_build_array(
      jsonb_build_object('kind', 'USER', 'userText', 'Please tell me how to return item ' || r),
      jsonb_build_object('kind', 'EXPECT', 'expectations', jsonb_build_array(jsonb_build_object(
        'kind', 'MUST_CONTAIN', 'values', jsonb_build_array('receipt'), 'caseSensitive', false)))))
from bench_run cross join lateral generate_series(0, rows - 1) r;

-- References are looked up by index only once it is known that there are many.
analyze run, run_target, run_scenario;

insert into run_item (org_id, id, run_id, scenario_id, row, target_position, repeat, status, verdict,
  summary, turn_count, score, attempt, seq, latency_ms, input_tokens, output_tokens, cost_micro_usd,
  started_at, finished_at)
select org_id, gen_random_uuid(), run_id, scenario_id, row, target, repeat, 'DONE', verdict::verdict,
  case verdict when 'FAIL' then 'The reply lacks “receipt”.' when 'ERROR' then 'The provider did not answer in time.' end,
  1, case verdict when 'PASS' then 1 when 'FAIL' then 0 end, 1, 1,
  200 + (hashint8(row * 1000 + target * 100 + repeat) & 2047), 40, 90, 25, at, at + interval '1 second'
from (
  select b.org_id, b.id as run_id, md5(suite_id || ' ' || r)::uuid as scenario_id, r as row, t as target,
    n as repeat, now() - days_ago * interval '1 day' + r * interval '10 milliseconds' as at,
    case
      when c.cell < 60 then 'FAIL' when c.cell < 80 then 'ERROR'
      when c.cell < 110 and n = 1 then 'FAIL' else 'PASS' end as verdict
  from bench_run b
    cross join lateral generate_series(0, rows - 1) r
    cross join lateral generate_series(0, targets - 1) t
    cross join lateral (select (hashint8(number::bigint * 1000003 + r::bigint * 64 + t) & 1023) as cell) c
    cross join lateral generate_series(1, repeats) n
) played
order by run_id, row, target, repeat;

analyze run_item;

insert into turn_result (org_id, item_id, position, user_text, reply_text, verdict, latency_ms, expectations)
select i.org_id, i.id, 0, 'Please tell me how to return item ' || i.row,
  'Bring the item and its receipt to any of our shops within 30 days.', i.verdict, i.latency_ms,
  jsonb_build_array(jsonb_build_object('position', 0, 'verdict', case i.verdict when 'PASS' then 'PASS' else 'FAIL' end,
    'spec', jsonb_build_object('kind', 'MUST_CONTAIN', 'values', jsonb_build_array('receipt'), 'caseSensitive', false),
    'evidence', jsonb_build_object('message', 'Found “receipt”.', 'matches', '[]'::jsonb, 'missing', '[]'::jsonb)))
from run_item i join bench_run b on b.org_id = i.org_id and b.id = i.run_id where i.row % 10 = 0;

update run set pass_count = s.pass, fail_count = s.fail, error_count = s.error,
  input_tokens = s.items * 40, output_tokens = s.items * 90, cost_micro_usd = s.items * 25
from (
  select run_id, count(*) as items, count(*) filter (where verdict = 'PASS') as pass,
    count(*) filter (where verdict = 'FAIL') as fail, count(*) filter (where verdict = 'ERROR') as error
  from run_item i join bench_run b on b.org_id = i.org_id and b.id = i.run_id group by run_id
) s where run.id = s.run_id;
