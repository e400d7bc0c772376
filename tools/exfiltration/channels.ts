/** Where a channel tries to reach. `url` carries the mark of the attempt in its host and path, `ip` and `port` stand for it where no name can. */
export interface Target {
  readonly url: string;
  readonly host: string;
  readonly ip: string;
  readonly port: number;
}

type Try = (target: Target) => unknown;

/**
 * Ways by which code in a document can make a browser send something: reference/security.md, finding 1, as far as they can
 * be built from a page. Each runs in the page by itself, so it names nothing outside its own body.
 */
export const PAGE_CHANNELS: Readonly<Record<string, Try>> = {
  fetch: ({ url }) => fetch(url),
  'fetch POST no-cors': ({ url }) => fetch(url, { method: 'POST', mode: 'no-cors', body: 'x' }),
  'fetch keepalive': ({ url }) => fetch(url, { mode: 'no-cors', keepalive: true }),
  XMLHttpRequest: ({ url }) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.send();
  },
  sendBeacon: ({ url }) => navigator.sendBeacon(url, 'x'),
  WebSocket: ({ url }) => new WebSocket(url.replace('http', 'ws')),
  EventSource: ({ url }) => new EventSource(url),
  WebTransport: ({ host, port }) => new WebTransport(`https://${host}:${port}/x`).ready,
  fetchLater: ({ url }) =>
    (window as unknown as { fetchLater(url: string, o: object): void }).fetchLater(url, { activateAfter: 0 }),
  'cache.add': async ({ url }) => (await caches.open('probe')).add(url),
  Image: ({ url }) => Object.assign(new Image(), { src: url }),
  'img srcset': ({ url }) => document.body.append(Object.assign(new Image(), { srcset: `${url} 1x` })),
  'input type=image': ({ url }) =>
    document.body.append(Object.assign(document.createElement('input'), { type: 'image', src: url })),
  'body background': ({ url }) => document.body.setAttribute('background', url),
  'CSS background': ({ url }) => document.body.style.setProperty('background-image', `url("${url}")`),
  'CSS border-image': ({ url }) => document.body.style.setProperty('border-image', `url("${url}") 1`),
  'CSS content': ({ url }) => document.body.style.setProperty('content', `url("${url}")`),
  'CSS @import': ({ url }) =>
    document.head.append(Object.assign(document.createElement('style'), { textContent: `@import "${url}";` })),
  'adopted stylesheet': ({ url }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body{background-image:url("${url}")}`);
    document.adoptedStyleSheets = [sheet];
  },
  FontFace: ({ url }) => new FontFace('probe', `url("${url}")`).load(),
  'link stylesheet': ({ url }) =>
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url })),
  'link icon': ({ url }) =>
    document.head.append(Object.assign(document.createElement('link'), { rel: 'icon', href: url })),
  'link preload': ({ url }) =>
    document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'image', href: url })),
  'link prefetch': ({ url }) =>
    document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: url })),
  'link modulepreload': ({ url }) =>
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: url })),
  'link dns-prefetch': ({ url }) =>
    document.head.append(Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: url })),
  'link preconnect': ({ url }) =>
    document.head.append(Object.assign(document.createElement('link'), { rel: 'preconnect', href: url })),
  'link prerender': ({ url }) =>
    document.head.append(Object.assign(document.createElement('link'), { rel: 'prerender', href: url })),
  'link manifest': ({ url }) =>
    document.head.append(Object.assign(document.createElement('link'), { rel: 'manifest', href: url })),
  'speculation rules': ({ url }) =>
    document.head.append(
      Object.assign(document.createElement('script'), {
        type: 'speculationrules',
        textContent: JSON.stringify({ prefetch: [{ source: 'list', urls: [url], eagerness: 'immediate' }] }),
      }),
    ),
  'script src': ({ url }) => document.head.append(Object.assign(document.createElement('script'), { src: url })),
  'module import': ({ url }) => import(/* @vite-ignore */ url),
  iframe: ({ url }) => document.body.append(Object.assign(document.createElement('iframe'), { src: url })),
  'iframe srcdoc': ({ url }) =>
    document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: `<img src="${url}">` })),
  object: ({ url }) => document.body.append(Object.assign(document.createElement('object'), { data: url })),
  embed: ({ url }) => document.body.append(Object.assign(document.createElement('embed'), { src: url })),
  video: ({ url }) =>
    document.body.append(Object.assign(document.createElement('video'), { src: url, preload: 'auto' })),
  'video poster': ({ url }) => document.body.append(Object.assign(document.createElement('video'), { poster: url })),
  audio: ({ url }) => Object.assign(new Audio(), { preload: 'auto', src: url }),
  'svg image': ({ url }) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
    image.setAttribute('href', url);
    svg.append(image);
    document.body.append(svg);
  },
  'svg feImage': ({ url }) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'feImage');
    image.setAttribute('href', url);
    svg.append(image);
    document.body.append(svg);
  },
  'form GET': ({ url }) => {
    const form = Object.assign(document.createElement('form'), { action: url });
    document.body.append(form);
    form.submit();
  },
  'form POST': ({ url }) => {
    const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
    document.body.append(form);
    form.submit();
  },
  'form in a new window': ({ url }) => {
    const form = Object.assign(document.createElement('form'), { action: url, target: '_blank' });
    document.body.append(form);
    form.submit();
  },
  'a click': ({ url }) => {
    const link = Object.assign(document.createElement('a'), { href: url });
    document.body.append(link);
    link.click();
  },
  'a in a new window': ({ url }) => {
    const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
    document.body.append(link);
    link.click();
  },
  'a ping': ({ url }) => {
    const link = Object.assign(document.createElement('a'), { href: '#x', ping: url });
    document.body.append(link);
    link.click();
  },
  'a download': ({ url }) => {
    const link = Object.assign(document.createElement('a'), { href: url, download: 'x' });
    document.body.append(link);
    link.click();
  },
  'location.href': ({ url }) => {
    location.href = url;
  },
  'location.replace': ({ url }) => location.replace(url),
  'navigation.navigate': ({ url }) =>
    (window as unknown as { navigation: { navigate(url: string): void } }).navigation.navigate(url),
  'meta refresh': ({ url }) =>
    document.head.append(
      Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${url}` }),
    ),
  'window.open': ({ url }) => window.open(url),
  'popup.location': ({ url }) => {
    const popup = window.open('about:blank');
    if (popup) popup.location.href = url;
  },
  Worker: ({ url }) => new Worker(url),
  'worker from a blob': ({ url }) =>
    new Worker(
      URL.createObjectURL(new Blob([`fetch(${JSON.stringify(url)},{mode:'no-cors'})`], { type: 'text/javascript' })),
    ),
  SharedWorker: ({ url }) => new SharedWorker(url),
  'WebRTC by address': async ({ ip, port }) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${ip}:${port}` }] });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
  },
  'WebRTC by name': async ({ host, port }) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}:${port}` }] });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
  },
  'WebRTC TURN over TCP': async ({ ip, port }) => {
    const peer = new RTCPeerConnection({
      iceServers: [{ urls: `turn:${ip}:${port}?transport=tcp`, username: 'x', credential: 'x' }],
    });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
  },
};

/** The same for a dedicated worker. */
export const WORKER_CHANNELS: Readonly<Record<string, Try>> = {
  fetch: ({ url }) => fetch(url),
  'fetch POST no-cors': ({ url }) => fetch(url, { method: 'POST', mode: 'no-cors', body: 'x' }),
  XMLHttpRequest: ({ url }) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.send();
  },
  WebSocket: ({ url }) => new WebSocket(url.replace('http', 'ws')),
  EventSource: ({ url }) => new EventSource(url),
  WebTransport: ({ host, port }) => new WebTransport(`https://${host}:${port}/x`).ready,
  'cache.add': async ({ url }) => (await caches.open('probe')).add(url),
  'module import': ({ url }) => import(/* @vite-ignore */ url),
  FontFace: ({ url }) => new FontFace('probe', `url("${url}")`).load(),
  'nested worker': ({ url }) => new Worker(url),
  'nested worker from a blob': ({ url }) =>
    new Worker(
      URL.createObjectURL(new Blob([`fetch(${JSON.stringify(url)},{mode:'no-cors'})`], { type: 'text/javascript' })),
    ),
};

/** The same for a service worker. */
export const SERVICE_CHANNELS: Readonly<Record<string, Try>> = {
  fetch: ({ url }) => fetch(url),
  'fetch POST no-cors': ({ url }) => fetch(url, { method: 'POST', mode: 'no-cors', body: 'x' }),
  'fetch keepalive': ({ url }) => fetch(url, { mode: 'no-cors', keepalive: true }),
  WebSocket: ({ url }) => new WebSocket(url.replace('http', 'ws')),
  EventSource: ({ url }) => new EventSource(url),
  WebTransport: ({ host, port }) => new WebTransport(`https://${host}:${port}/x`).ready,
  'cache.add': async ({ url }) => (await caches.open('probe')).add(url),
  FontFace: ({ url }) => new FontFace('probe', `url("${url}")`).load(),
  openWindow: ({ url }) =>
    (self as unknown as { clients: { openWindow(url: string): Promise<unknown> } }).clients.openWindow(url),
};
