import { useEffect } from 'react';
import { recordAudit } from '../../actions/vault/recordAudit.ts';
import type { Course } from '../../domain/course.ts';

/** Has the log say that a course's report was printed: by the page's button, or by the browser's own menu or keys. */
export function usePrintLog({ id, clientId }: Course): void {
  useEffect(() => {
    const log = () => {
      recordAudit('report-printed', id, clientId).catch(() => {});
    };
    addEventListener('beforeprint', log);
    return () => removeEventListener('beforeprint', log);
  }, [id, clientId]);
}
