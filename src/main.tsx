import './ui/parts/tokens.css';
import './ui/parts/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { countRequests } from './actions/countRequests.ts';
import { keepOffline } from './actions/keepOffline.ts';
import { onLocked } from './actions/vault/locked.ts';
import { App } from './ui/app/App.tsx';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no element #app');
// What was decrypted goes with the page: its memory, its pictures, their addresses.
onLocked(() => location.reload());

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
countRequests();
keepOffline();
