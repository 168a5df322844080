import path from 'node:path';

/** Where Prisma's schema and migrations stand below the project root, which is the working directory. */
export function prismaPaths(root: string = process.cwd()): { schema: string; migrations: string } {
  const schema = path.join(root, 'prisma');
  return { schema, migrations: path.join(schema, 'migrations') };
}
