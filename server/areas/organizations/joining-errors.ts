import { AppError } from '#server/core/errors.ts';

const domainField = { field: ['domain'] };

export const joiningErrors = {
  notADomain: () =>
    new AppError(
      'invalid',
      'org.notADomain',
      'Write a mail domain, such as example.org.',
      domainField,
    ),
  publicMail: (domain: string) =>
    new AppError(
      'invalid',
      'org.publicMail',
      `Anybody can have an address at ${domain}, so it can’t stand for an organization.`,
      domainField,
    ),
  notVerified: (domain: string) =>
    new AppError(
      'forbidden',
      'org.domainNotVerified',
      `Your own address must be at ${domain}, and you must have verified it.`,
      domainField,
    ),
  domainTaken: () =>
    new AppError(
      'conflict',
      'org.domainTaken',
      'Another organization here has claimed this domain already.',
      domainField,
    ),
  noDomain: () => new AppError('conflict', 'org.noDomain', 'No domain is claimed.'),
  notJoinable: () =>
    new AppError(
      'not-found',
      'orgs.notJoinable',
      'There is no such organization that you could ask to join.',
    ),
  alreadyMember: () =>
    new AppError('conflict', 'joinRequests.alreadyMember', 'This person is a member already.'),
  alreadyAsked: () =>
    new AppError(
      'conflict',
      'joinRequests.alreadyAsked',
      'You have asked already; the answer comes by mail.',
    ),
  askedRecently: (again: Date) =>
    new AppError(
      'conflict',
      'joinRequests.askedRecently',
      `Your request was declined. You can ask again on ${again.toUTCString().slice(5, 16)}.`,
    ),
  requestNotFound: () =>
    new AppError('not-found', 'joinRequests.notFound', 'There is no such request.'),
  answered: () =>
    new AppError('conflict', 'joinRequests.answered', 'This request has been answered already.'),
};
