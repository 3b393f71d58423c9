/** The certificate as a page to print from the browser: for machines on which no PDF can be made. */
import type { View } from '#platform/http/route.ts'
import { Note, Poster } from '#ui/components/page/page.tsx'
import { Layout } from '#ui/layout/layout.tsx'
import { certificateMessages } from '../certificate.messages.ts'
import type { Paper } from '../queries/certificate-pdf.ts'

export function CertificateSheet({ view, paper, qr }: { view: View; paper: Paper; qr: string }) {
  const say = certificateMessages[view.locale]
  return (
    <Layout
      view={view}
      title={`${say.print}: ${paper.code}`}
      breadcrumbs={[
        { href: '/certificates', label: say.checkTitle },
        { href: `/certificates/${paper.code}`, label: paper.code },
      ]}
      wide
    >
      <div class="no-print">
        <Note>{say.printLead}</Note>
      </div>
      <div lang="vi">
        <Poster
          title="Giấy chứng nhận"
          above={
            <>
              <p>
                {paper.heading === 'party' ? (
                  <strong>ĐẢNG CỘNG SẢN VIỆT NAM</strong>
                ) : (
                  <>
                    <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
                    <br />
                    <strong>Độc lập – Tự do – Hạnh phúc</strong>
                  </>
                )}
              </p>
              <p>
                {paper.issuers.map((name) => (
                  <span key={name}>
                    {name}
                    <br />
                  </span>
                ))}
              </p>
            </>
          }
          aside={
            <>
              <img src={qr} width="140" height="140" alt={`Mã QR dẫn tới ${paper.checkUrl}`} />
              <div>
                <p>
                  Mã kiểm tra: <strong>{paper.code}</strong>
                </p>
                <p>{paper.checkAt}</p>
                {paper.reissue !== null && <p>{paper.reissue}</p>}
              </div>
            </>
          }
        >
          <p>Chứng nhận mô hình</p>
          <p>
            <strong>{paper.model}</strong>
          </p>
          <p>
            của <strong>{paper.unit}</strong>
          </p>
          <p>
            được công nhận là mô hình “Dân vận khéo” {paper.level} năm {paper.year} theo Quyết định số{' '}
            <strong>{paper.decision}</strong> ngày {paper.decisionOn} của {paper.decidedBy}.
          </p>
          <p>
            {paper.place}, ngày {paper.issuedOn}
            <br />
            <strong>{paper.position}</strong>
            <br />
            <br />
            <br />
            <br />
            <strong>{paper.signatory}</strong>
          </p>
          {paper.example && <p>VÍ DỤ</p>}
        </Poster>
      </div>
    </Layout>
  )
}
