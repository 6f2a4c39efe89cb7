"""Names whose customary spellings no rule of sounds joins; one name a line. For places and given names alone.

Never a former or another name of the same place (Gəncə, Kirovabad): whoever describes the place writes that there.
"""

from collections import defaultdict

from archive.folding import fold

SIGN = "+"
FAMILIES = """
Bakı Baku Bakou Bakü Баку باکو باكو Բաքու ბაქო
Naxçıvan Nakhchivan Nakhichevan Nahçıvan Нахчыван Нахичевань نخجوان Նախիջևան
Şamaxı Shamakhi Shemakha Shamakhy Шемаха Шамахы شماخی
Lənkəran Lankaran Lenkoran Lenkaran Ленкорань لنکران
İrəvan Irevan Yerevan Erevan Erivan Ереван Эривань Երևան ایروان
Tbilisi Tiflis Тбилиси Тифлис თბილისი تفلیس
Təbriz Tabriz Tebriz Тебриз Тавриз تبریز
Göyçay Goychay Geokchay Geokchai Геокчай Гёйчай
Zaqatala Zagatala Zakatala Zakataly Закаталы Загатала
Salyan Salyany Сальяны Салян
Ucar Ujar Udzhary Уджары Уджар
Kürdəmir Kurdamir Kyurdamir Кюрдамир
Mingəçevir Mingachevir Mingechaur Мингечаур Мингячевир
Ağstafa Agstafa Akstafa Акстафа Агстафа
Ağsu Agsu Akhsu Ахсу Агсу
Tovuz Tauz Тауз Товуз
Gədəbəy Gadabay Kedabek Кедабек Гедабек
Şəmkir Shamkir Shamkhor Шамхор Шамкир
Qubadlı Gubadly Gubadli Kubatly Кубатлы Губадлы
Füzuli Fuzuli Fizuli Физули Фюзули
Yevlax Yevlakh Evlakh Евлах
Abşeron Absheron Apsheron Апшерон Абшерон
Siyəzən Siyazan Siazan Сиазань
Culfa Julfa Dzhulfa Djulfa Джульфа جلفا Ջուլֆա
Goranboy Geranboy Геранбой
Xaçmaz Khachmaz Khachmas Хачмас Хачмаз
Dəvəçi Davachi Divichi Дивичи Девечи
Məhəmməd Muhammad Mohammed Mohammad Muhammed Mehmed Magomed Mahomed Мухаммед Магомед Мухаммад Магомет محمد Մուհամմեդ
Məhəmmədov Magomedov Магомедов Muhammadov
Əli Ali Али علی علي
Rza Reza Riza Рза Реза رضا
Xan Khan Han Хан خان
Yaqub Yagub Yakub Ягуб Якуб یعقوب
Leyla Leila Layla Лейла لیلا لیلی
Qorbaçov Gorbachev Gorbaçov Горбачев Горбачов
Yusif Yusuf Yousef Yousif Юсиф Юсуф یوسف Յուսուֆ
Müslüm Muslum Muslim Муслим مسلم
Müslümov Muslumov Muslimov Муслимов
Mehdi Mekhti Mehti Мехти Мехди مهدی
Mehdiyev Mekhtiev Mehtiyev Мехтиев Мехдиев
Əkbər Akbar Akber Ekber Акбер Акпер اکبر
Zülfüqar Zulfugar Zulfikar Zülfikar Зульфугар Зульфикар ذوالفقار
Bəy Bey Bay Beg Bek Бек Бей بیگ
Oğlu Oglu Ogly Oghlu Оглы Оглу اوغلو
Qızı Gizi Gyzy Kyzy Kizi Кызы Гызы
Cabbar Jabbar Dzhabbar Djabbar Джаббар جبار
Fətəli Fatali Fathali Фатали فتحعلی
İsgəndər Iskandar Iskander Iskender Искандер Искендер اسکندر
Vaqif Vagif Wagif Vakıf Вагиф واقف
Xədicə Khadija Hatice Khadidja Хадиджа خدیجه
Mürtəza Murtaza Mortaza Муртуза Муртаза مرتضی
Ayətullah Ayatollah Ayatullah Аятолла آیت‌الله
Rəşid Rashid Reshid Рашид Решид رشید
Səid Said Saeed Саид Сеид سعید
Tahir Tair Таир Тахир طاهر
Zahid Zaid Заид Захид زاهد
Sahib Saib Саиб Сахиб صاحب
Nüsrət Nusrat Nusret Нусрат Нусрет نصرت
Kazım Kazim Kyazim Kiazim Kâzım Кязим Казым کاظم
Əjdər Azhdar Ejder Ezhder Аждар Аждер اژدر
Petrosyan Petrosian Петросян Պետրոսյան
"""


def _families():
    """{folded spelling: the terms of its families}; a spelling of two words is known by neither."""
    found = defaultdict(list)
    for line in FAMILIES.strip().splitlines():
        first, *_others = spellings = line.split()
        for spelling in {fold(one) for one in spellings}:
            found[spelling].append(SIGN + fold(first))
    return dict(found)


TERMS = _families()


def family_of(folded):
    """What the index holds for a folded word beside its sounds; nothing for most."""
    return TERMS.get(folded, ())
