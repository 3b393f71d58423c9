/**
 * Words that common passwords are made of, gathered from the well-known lists of leaked passwords and from
 * Vietnamese habits (no accents, a name, a year behind). A password that is only such words, with digits and
 * signs around them, is the first thing that is tried.
 */
const english = `
aaaa abc abcd access adidas admin administrator adobe alex alexander alexis alice amanda amber america anderson andrea
andrew angel angela angels anthony apple april arsenal asdf asdfgh asdfghjkl ashley asshole august austin awesome azerty
baby babygirl bailey banana barcelona baseball basketball batman beautiful biteme blackie bond boomer boston brandon
brandy bronco bubbles buster butterfly camaro carlos casper changeme charles charlie cheese chelsea chester chicken
chocolate chris christian classic coffee computer contrasena cookie corvette cowboy cowboys crystal dakota dallas daniel
danielle david december default diamond dolphin dragon eagle eagles edward email family fender ferrari firebird fish
flower football forever freedom friend friends fuckme fuckyou gandalf gateway george ginger golfer google guest guitar
hammer hannah hardcore harley heather hello helloworld hockey hottie hunter iceman iloveu iloveyou internet jackson
james january jasmine jennifer jessica jesus john johnny jordan joseph joshua july june justin killer kitty lakers
lauren letmein liverpool login london lovely love loveme loveyou lucky maggie manager manchester march marina marlboro
martin master matrix matthew maverick melissa mercedes merlin michael michelle midnight mike minecraft monday money
monkey monster morgan morning mother mustang naruto nascar nathan newyork nicholas nicole ninja nothing november
october office oliver orange pass passw password passwort patrick peaches peanut pepper phoenix player please pokemon
porsche princess private purple pussy qazwsx qazwsxedc qwer qwert qwerty qwertyui qwertyuiop rabbit rachel raiders
rainbow ranger rangers redsox richard robert rocket root runner samantha samsung sandra scooter scorpion secret
secure security september server shadow silver slayer smokey snoopy soccer sparky spider spiderman starwars startrek
steelers steven summer sunday sunshine super superman support sweet system taylor tennis test tester testing testtest
thomas thunder tiger tigger toyota trustno unknown user username victoria victory viper warrior welcome whatever whocares
william willie windows winner winter wizard xbox yamaha yankees yellow zaq zxcv zxcvbn zxcvbnm
`

const vietnamese = `
anh anhem anhnhoem anhyeu anhyeuem anhvaem annhien bacho bachovidai bacgiang bacninh badao bame bahuyen banbe baochau
baobao baongoc barong benhvien bimat bienhoa binhan binhdinh binhduong binhminh binhthuan bomay bome boyeu camau
cantho canbo chaobuoisang chaobanchuado chaoem chiyeuminhem chucmung chungta chungminh chienthang choem congan
congnghe congthongtin congty consau conyeu concho conmeo concac coichung coyeu cuocsong dahoa dakhong dalat danang
danchu danang danvan danvankheo dangnhap dangcongsan daklak deptrai dienbien dienthoai ditme ditmemay dmm doimatkhau
doclap doclaptudohanhphuc dongnai dongthap dongthuan doraemon duongxua emdep emyeu emyeuanh gaubong giadinh giadinhtoi
gialai giang hacker haiphong haiduong hanhphuc hanoi hanoipho hoabinh hoahong hoaphuong hoangha hoanganh hoilamgi
hochiminh hocsinh hungyen huyen hue khanhhoa khongbiet khongco khongcopass khongnho khongthequen khongquen
kiengiang kontum langson lamdong laocai linhlinh longan longlanh luuluyen machine maiyeu maiyeuem maimai matkhau
matkhaucuatoi matkhaumoi mattran meoden meomeo minhanh minhyeu minhyeuem motminh muaxuan muathu muaha muadong mylove
namdinh nammoi ngaymai ngaymoi nghean ngoclan ngocanh nguyen nguyenvan nguyenthi nguyenvana ngoisao nhatrang nhanvien
nhandan nhoem nhoanh ninhbinh ninhthuan ongxa baxa phapluat phuong phuongthao phutho phuyen quangbinh quangnam quangngai
quangninh quangtri quantri quehuong quynhanh quyetthang saigon saobang sinhvien soctrang songvui sonla taikhoan taolao
taone taolatao tayninh thaibinh thainguyen thanhcong thanhhoa thanhpho thang thanhnien thienthan thienduong thuonganh
thuongem thuthuy thuytien tiengiang tinhban tinhyeu toiyeuem toiyeuanh toiyeuvietnam totnhat travinh tranvan
tranthi traitim trangtrang trungthanh truonghoc tudo tuoitre tuyenquang tuananh uyban ubnd ubndphuong ubndxa vanphong
vietnam vietnammuonnam vietnamvodich vinhlong vinhphuc vinhphu vochong vodich vungtau xacnhan xinchao xinloi
yenbai yeuanh yeuem yeuemnhieu yeuemmaimai yeunhau yeuthuong yeumeem yeuba yeume yeubome yeuvietnam
`

/** Lower-case, without accents or spaces. */
export const commonWords: ReadonlySet<string> = new Set(
  `${english} ${vietnamese}`.split(/\s+/u).filter(Boolean),
)
