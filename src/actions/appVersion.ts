import { version } from '../../package.json';

/** The version of the app that runs. */
export const APP_VERSION: string = version;
