import type { ClientId } from './ids.ts';

/**
 * The clients of the rendered example courses: fixed, so that an example opened twice is one example, and so that its
 * records are known from those of people.
 */
export const EXAMPLE_CLIENTS = {
  light: '00000000-0000-4000-8000-00000000000a' as string as ClientId,
  dark: '00000000-0000-4000-8000-00000000000b' as string as ClientId,
} as const;

export function isExampleClient(id: ClientId | ''): boolean {
  return id === EXAMPLE_CLIENTS.light || id === EXAMPLE_CLIENTS.dark;
}
