/** Texts beside a form that could not be taken now and is kept for another try. */
import { defineMessages } from '#platform/i18n/messages.ts'

export const keptMessages = defineMessages({
  vi: {
    signedOut: 'Anh/chị đã bị đăng xuất',
    stillHere:
      'Những gì anh/chị viết vẫn còn ở trang này. Xin mở trang đăng nhập ở thẻ mới, đăng nhập xong thì quay lại đây bấm “Gửi lại”.',
    waiting: 'Những gì anh/chị viết vẫn còn ở trang này. Xin chờ một lát rồi bấm “Gửi lại”.',
    filesLost: 'Tệp gửi kèm thì chưa giữ được: gửi lại xong, xin đính kèm lần nữa.',
    signIn: 'Đăng nhập ở thẻ mới',
    again: 'Gửi lại',
  },
  en: {
    signedOut: 'You have been signed out',
    stillHere:
      'What you wrote is still on this page. Open the sign-in page in a new tab, sign in, then come back here and press “Send again”.',
    waiting: 'What you wrote is still on this page. Please wait a moment, then press “Send again”.',
    filesLost: 'Files could not be kept: after sending this again, please attach them once more.',
    signIn: 'Sign in in a new tab',
    again: 'Send again',
  },
})
