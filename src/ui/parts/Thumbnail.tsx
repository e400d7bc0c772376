import { useEffect, useRef } from 'react';
import styles from './Thumbnail.module.css';

/**
 * A small picture of a photo; an empty frame until it is read. `alt` is empty where words beside it say the same.
 * A canvas, because what browsers offer for images, searching by them and describing them, sends them away.
 */
export function Thumbnail({ blob, alt }: { readonly blob: Blob | null | undefined; readonly alt: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!blob) return;
    let isGone = false;
    const draw = async () => {
      const bitmap = await createImageBitmap(blob);
      const element = canvas.current;
      if (element && !isGone) {
        element.width = bitmap.width;
        element.height = bitmap.height;
        element.getContext('2d')?.drawImage(bitmap, 0, 0);
      }
      bitmap.close();
    };
    // A thumbnail that can't be opened leaves its frame empty; the photo itself says what is wrong with it.
    draw().catch(() => {});
    return () => {
      isGone = true;
    };
  }, [blob]);
  return (
    <div className={styles.frame}>
      {blob && (
        <canvas
          ref={canvas}
          width={1}
          height={1}
          className={styles.picture}
          {...(alt === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': alt })}
        />
      )}
    </div>
  );
}
