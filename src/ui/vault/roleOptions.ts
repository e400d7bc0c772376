import { ROLES } from '../../domain/roles.ts';
import { messages } from '../messages.ts';

/** The roles as a picker offers them. */
export const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: messages.people.roles[value] }));
