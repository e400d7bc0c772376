/** Features of the browser that the app uses. Every other one is denied by name, because most are granted by default. */
const GRANTED_FEATURES = ['camera', 'fullscreen', 'publickey-credentials-create', 'publickey-credentials-get'];

/**
 * Features denied to the page and to everything in it.
 * Source: `document.featurePolicy.features()` of Chromium 156, without what is granted above, without the client hints,
 * which no site gets unless it asks, and without `cross-origin-isolated`, which the isolation headers rest on.
 */
const DENIED_FEATURES = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-write',
  'compute-pressure',
  'deferred-fetch',
  'deferred-fetch-minimal',
  'digital-credentials-create',
  'digital-credentials-get',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'interest-cohort',
  'keyboard-map',
  'language-detector',
  'language-model',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'magnetometer',
  'microphone',
  'midi',
  'on-device-speech-recognition',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'private-state-token-issuance',
  'private-state-token-redemption',
  'screen-wake-lock',
  'serial',
  'speaker-selection',
  'storage-access',
  'summarizer',
  'sync-xhr',
  'translator',
  'unload',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** Headers that isolate the page from every other origin. Vite's dev server sends these; it can't bear the policy below. */
export const isolationHeaders: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
  'Permissions-Policy': [
    ...GRANTED_FEATURES.map((feature) => `${feature}=(self)`),
    ...DENIED_FEATURES.map((feature) => `${feature}=()`),
  ].join(', '),
};

const POLICY: readonly string[] = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types skinseries',
];

/** The policy as a document can state it of itself, for a host that sends no headers. A `meta` may not forbid framing. */
export const documentPolicy: string = POLICY.filter((rule) => !rule.startsWith('frame-ancestors')).join('; ');

/**
 * What every response carries, errors included: a worker takes its policy from its own response.
 * `Connection-Allowlist` (Chromium 152 and later) closes what a content security policy leaves open: navigation, popups,
 * DNS look-ups, WebRTC. The service worker narrows it to the exact files of the build (workers/service/sealed.ts).
 */
export const responseHeaders: Readonly<Record<string, string>> = {
  ...isolationHeaders,
  'Content-Security-Policy': POLICY.join('; '),
  'Connection-Allowlist': '(response-origin)',
};

/**
 * How long each part of the build may be kept by the browser's own cache; the first that fits counts.
 * Built assets carry their hash in the name. The service worker's script is asked for once a day: its registration reads
 * through this cache, so opening the app need not ask the host for anything. Everything else is asked for anew.
 */
export const CACHE_RULES: readonly { readonly path: string; readonly value: string }[] = [
  { path: '/assets/*', value: 'public, max-age=31536000, immutable' },
  { path: '/service.worker.js', value: 'max-age=86400' },
];

/** @param path from the root of the build, as `/assets/x.js`. */
export function cacheControl(path: string): string {
  const rule = CACHE_RULES.find(({ path: pattern }) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  );
  return rule?.value ?? 'no-cache';
}
