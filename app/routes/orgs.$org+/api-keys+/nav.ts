import { KeyRound } from 'lucide-react';
import type { NavItem } from '#app/frame/nav.ts';
import { canApiKeys } from '#server/areas/keys/access.ts';

export const nav: NavItem = {
  group: 'Connect',
  order: 20,
  label: 'API keys',
  path: 'api-keys',
  icon: KeyRound,
  permission: canApiKeys.read,
  keywords: ['providers', 'OpenAI', 'Anthropic', 'Google', 'Mistral'],
};
