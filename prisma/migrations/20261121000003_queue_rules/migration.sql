-- ## What background work needs beside the queue's own tables

-- Workers say that they are alive as the role that owns the queue; everybody else only looks.
revoke insert, update, delete on worker_beat from assay_app;
grant select, insert, update, delete on worker_beat to assay_queue;

-- The reaper looks in every organization for runs that nobody works on: which, and nothing else of them.
create policy every_org on run for select to assay_queue using (true);
grant select (org_id, id, status) on run to assay_queue;

-- What is being played now is counted at every claim.
create index run_item_running on run_item (org_id) where status = 'RUNNING';
