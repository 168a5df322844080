/**
 * Command-line settings of the embedded Postgres: sized for a laptop, loopback only, no Unix socket
 * (its path may be too long, and its lock outlives a kill). `durable: false` survives a killed process
 * but not a power cut, and is for throw-away clusters alone.
 */
export function clusterSettings(o: { port: number; durable: boolean }): string[] {
  const settings = {
    port: o.port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '128MB',
    work_mem: '16MB',
    effective_cache_size: '1GB',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    fsync: o.durable ? 'on' : 'off',
    synchronous_commit: 'on',
    full_page_writes: o.durable ? 'on' : 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
