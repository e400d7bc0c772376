import type { ReactNode } from 'react';
import styles from './Report.module.css';

interface ReportTableProps {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly columns: readonly string[];
  /** What each row says, its own name first; `key` tells rows apart. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** Said where there are no rows. */
  readonly none: string;
}

/** A section of the report that is a table. */
export function ReportTable({ id, title, lead, columns, rows, none }: ReportTableProps) {
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id}>{title}</h3>
      {lead && <p className={styles.soft}>{lead}</p>}
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard.
        <section className={styles.scroll} aria-label={title} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, cells: [name, ...cells] }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, index) => (
                    <td key={columns[index + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
