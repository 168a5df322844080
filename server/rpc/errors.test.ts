import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { AppError } from '#server/core/errors.ts';
import { errorDetails, toClientError } from './errors.ts';

function told(cause: unknown) {
  const error = toClientError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }), {});
  return { code: error.code, message: error.message, ...errorDetails(error, 'request-1') };
}

describe('what a client is told', () => {
  it('of a fault of ours is that it happened, and the request to ask after', () => {
    const fault = new Error('select * from "user" failed in /srv/assay/server/core/scope.ts:12');
    const answer = told(fault);
    expect(answer).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' });
    expect(JSON.stringify(answer)).not.toMatch(/select|srv|scope/);
  });

  it('of a refusal is its reason, its field and what to do', () => {
    const refusal = new AppError('conflict', 'prompts.nameTaken', 'Choose another name.', {
      field: ['name'],
    });
    expect(told(refusal)).toEqual({
      code: 'CONFLICT',
      message: 'Choose another name.',
      reason: 'prompts.nameTaken',
      requestId: 'request-1',
      fields: [{ path: 'name', message: 'Choose another name.' }],
    });
  });
});
