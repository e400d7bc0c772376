export function inPct(of: string): (share: number) => string {
  return (share) => `${(100 * share).toFixed(0)}\u00a0% ${of}`;
}

export const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const days = (n: number) => count(n, 'day', 'days');
