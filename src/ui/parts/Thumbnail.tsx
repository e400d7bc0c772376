import { useEffect, useState } from 'react';
import styles from './Thumbnail.module.css';

/** An address for a blob, given back when the blob changes or the component goes. */
function useBlobUrl(blob: Blob | null | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return setUrl(null);
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}

/** A small picture of a photo; an empty frame until it is read. `alt` is empty where words beside it say the same. */
export function Thumbnail({ blob, alt }: { readonly blob: Blob | null | undefined; readonly alt: string }) {
  const url = useBlobUrl(blob);
  return (
    <div className={styles.frame}>{url && <img src={url} alt={alt} className={styles.picture} decoding="async" />}</div>
  );
}
