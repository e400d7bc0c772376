import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:net';

/** What reached a sink: by which protocol, and all the text that came with it. */
interface Arrival {
  readonly by: 'DNS' | 'HTTP' | 'TCP' | 'UDP';
  readonly text: string;
  readonly port: number;
}

/** Servers that answer everything and remember all that arrives. */
export interface Sinks {
  readonly arrivals: readonly Arrival[];
  /** Listens on this port too, over TCP and UDP, for what can only be told by its port. */
  listen(port: number): Promise<void>;
  close(): void;
}

/** The name asked for in a DNS query, and the answer that it lies at `ip`. */
function answerDns(query: Buffer, ip: string): { readonly name: string; readonly answer: Buffer } {
  const labels: string[] = [];
  let at = 12;
  while (query[at]) {
    labels.push(query.subarray(at + 1, at + 1 + query[at]!).toString('latin1'));
    at += query[at]! + 1;
  }
  const question = query.subarray(12, at + 5);
  const isAddress = query.readUInt16BE(at + 1) === 1;
  const header = Buffer.from([query[0]!, query[1]!, 0x81, 0x80, 0, 1, 0, isAddress ? 1 : 0, 0, 0, 0, 0]);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...ip.split('.').map(Number)]);
  return { name: labels.join('.'), answer: Buffer.concat(isAddress ? [header, question, record] : [header, question]) };
}

/** Opens sinks on `ip`: HTTP and anything else over TCP, UDP, and DNS where `dnsIp` is given. */
export async function openSinks(ip: string, ports: readonly number[], dnsIp: string | null): Promise<Sinks> {
  const arrivals: Arrival[] = [];
  const servers: Server[] = [];
  const sockets: Socket[] = [];

  async function listen(port: number): Promise<void> {
    const server = createServer((connection) => {
      arrivals.push({ by: 'TCP', text: '', port });
      connection.on('error', () => {});
      connection.on('data', (data) => {
        arrivals.push({ by: 'HTTP', text: data.toString('latin1'), port });
        connection.end(
          'HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
        );
      });
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, ip, resolve));
    servers.push(server);
    const socket = createSocket('udp4', (data) => arrivals.push({ by: 'UDP', text: data.toString('latin1'), port }));
    await new Promise<void>((resolve) => socket.bind(port, ip, resolve));
    sockets.push(socket);
  }

  if (dnsIp) {
    const dns = createSocket('udp4');
    dns.on('message', (query, { address, port }) => {
      const { name, answer } = answerDns(query, ip);
      arrivals.push({ by: 'DNS', text: name, port: 53 });
      dns.send(answer, port, address);
    });
    await new Promise<void>((resolve) => dns.bind(53, dnsIp, resolve));
    sockets.push(dns);
  }
  for (const port of ports) await listen(port);
  return {
    arrivals,
    listen,
    close() {
      for (const server of servers) server.close();
      for (const socket of sockets) socket.close();
    },
  };
}
