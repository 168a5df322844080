import { callAuth } from './auth-client.ts';
import { AuthProblem } from './auth-problem.ts';

/** True where the browser can make and use passkeys in the form the server speaks. */
export function hasPasskeys(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential
  );
}

/** What the browser's own words for a closed or refused dialog mean. */
function dialogProblem(error: unknown): AuthProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'InvalidStateError') {
    return new AuthProblem('This device holds a passkey for your account already.');
  }
  return new AuthProblem('No passkey was used: the browser’s dialog was closed or refused.');
}

function answered(credential: Credential | null): PublicKeyCredential {
  if (credential instanceof PublicKeyCredential) return credential;
  throw new AuthProblem('No passkey was used.');
}

/** Makes a passkey on this device, under a name of one's own. @throws {AuthProblem} */
export async function addPasskey(name: string): Promise<void> {
  const sent = await callAuth('/passkey/generate-register-options');
  const options = PublicKeyCredential.parseCreationOptionsFromJSON(
    sent as PublicKeyCredentialCreationOptionsJSON,
  );
  const credential = await navigator.credentials
    .create({ publicKey: options })
    .catch((error: unknown) => {
      throw dialogProblem(error);
    });
  await callAuth('/passkey/verify-registration', {
    name,
    response: answered(credential).toJSON(),
  });
}

/** Signs in with a passkey of this device; it says itself whose it is. @throws {AuthProblem} */
export async function signInWithPasskey(): Promise<void> {
  const sent = await callAuth('/passkey/generate-authenticate-options');
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(
    sent as PublicKeyCredentialRequestOptionsJSON,
  );
  const credential = await navigator.credentials
    .get({ publicKey: { ...options, userVerification: 'required' } })
    .catch((error: unknown) => {
      throw dialogProblem(error);
    });
  await callAuth('/passkey/verify-authentication', { response: answered(credential).toJSON() });
}

/** Takes a passkey out of the account; the device keeps a copy that opens nothing. */
export async function removePasskey(id: string): Promise<void> {
  await callAuth('/passkey/delete-passkey', { id });
}
