import pg from 'pg';

/** Connects once with `config`, hands the client to `work`, and ends the connection whatever happens. */
export async function withClient<T>(
  config: pg.PoolConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config);
  // A connection that breaks between two queries emits this; the next query reports it to the caller.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}
