import './ui/parts/tokens.css';
import './ui/parts/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { countRequests } from './actions/countRequests.ts';
import { keepOffline } from './actions/keepOffline.ts';
import { App } from './ui/app/App.tsx';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no element #app');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
countRequests();
keepOffline();
