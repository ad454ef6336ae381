/** Addresses of what the app's page loads, named by their content. */
export interface InspectorPageAssets {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
}

/** The one page of the inspector's app, the same for everybody: the phone fills it in. */
export function InspectorPage({ assets }: { readonly assets: InspectorPageAssets }) {
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>Tem gốc · Kiểm tra</title>
        <meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover" />
        <meta name="theme-color" content="#14603c" />
        <link rel="manifest" href="/inspector/manifest.webmanifest" />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style} />
        <script type="module" src={assets.script} />
      </head>
      <body>
        <div id="app">
          <main class="opening">
            <h1>Tem gốc · Kiểm tra</h1>
            <p>Đang mở…</p>
            <noscript>
              <p>Ứng dụng này cần JavaScript. Hãy bật JavaScript trong trình duyệt rồi mở lại.</p>
            </noscript>
          </main>
        </div>
      </body>
    </html>
  );
}
