import type { DatabaseClient } from '#server/core/db/prisma.ts';

/** Metrics in Prometheus' text format (version 0.0.4). */
export function metricsText(clients: Readonly<Record<string, DatabaseClient>>): string {
  const lines: string[] = [];
  const gauge = (name: string, help: string, values: [labels: string, value: number][]) => {
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`);
    for (const [labels, value] of values) lines.push(`${name}${labels} ${value}`);
  };
  const pools = Object.entries(clients);
  gauge('assay_process_uptime_seconds', 'Seconds since start.', [
    ['', Math.round(process.uptime())],
  ]);
  gauge('assay_process_resident_bytes', 'Memory in use.', [['', process.memoryUsage.rss()]]);
  gauge(
    'assay_database_connections',
    'Open database connections.',
    pools.map(([name, { pool }]) => [`{pool="${name}"}`, pool.totalCount]),
  );
  gauge(
    'assay_database_waiting',
    'Requests waiting for a connection.',
    pools.map(([name, { pool }]) => [`{pool="${name}"}`, pool.waitingCount]),
  );
  return `${lines.join('\n')}\n`;
}
