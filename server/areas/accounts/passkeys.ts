import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';

function needVerified(isVerified: boolean | undefined): void {
  if (isVerified === true) return;
  const message = 'The passkey must be opened with a PIN, a fingerprint or a face.';
  throw new APIError('BAD_REQUEST', { code: 'PASSKEY_UNVERIFIED', message });
}

/** Passkeys, each opened by its owner on the device, so that signing in with one takes two factors. */
export function passkeys(baseUrl: string) {
  const { hostname, origin } = new URL(baseUrl);
  return passkey({
    rpID: hostname,
    rpName: 'Assay',
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      requireSession: true,
      afterVerification: ({ verification }) => {
        needVerified(verification.registrationInfo?.userVerified);
      },
    },
    authentication: {
      afterVerification: ({ verification }) => {
        needVerified(verification.authenticationInfo.userVerified);
      },
    },
  });
}
