import type { FrozenTarget } from '#server/areas/targets/index.ts';

/**
 * What the calls of a target share a limit with, within their organization: the provider of a model, the
 * origin of an endpoint. The demo assistant limits nobody.
 */
export function laneOf(target: FrozenTarget): string {
  switch (target.kind) {
    case 'MODEL':
      return target.config.provider;
    case 'HTTP':
      return new URL(target.config.url.replaceAll(/\{\{.*?\}\}/g, 'x')).origin;
    case 'DEMO':
      return `demo:${target.targetId}`;
  }
}
