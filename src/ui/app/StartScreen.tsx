import { type ComponentType, lazy, useState } from 'react';

const load = () => import('../clients/StartPage.tsx').then((screen): ComponentType => screen.StartPage);
const Late = lazy(() => load().then((StartPage) => ({ default: StartPage })));
let loaded: ComponentType | null = null;

/** Loads the first screen ahead: one that is asked for only when it is to be drawn React holds back for 300 ms. */
export async function loadStartScreen(): Promise<void> {
  loaded = await load();
}

/** The first screen; it stands at once where it was loaded ahead. */
export function StartScreen() {
  const [StartPage] = useState<ComponentType>(() => loaded ?? Late);
  return <StartPage />;
}
