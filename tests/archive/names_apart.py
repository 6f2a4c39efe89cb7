"""Different names, each once and in its own orthography: those that nobody would take for one another."""

AZERBAIJANI = """
Abbas Abdulla Adil Afaq Afət Ağasəf Akif Aləm Alim Altay Anar Araz Arif Aslan Asif Ataş Aybəniz Aydan Aydın Ayaz Aygün
Ayna Aynur Aysel Ayşən Aytən Azad Azər Babək Bahadır Bahar Balaş Barat Bayram Behruz Bəhram Bəsti Bəxtiyar Cabir Cahan
Cahangir Cahid Camal Cavad Cavanşir Cavid Ceyhun Ceyran Cəfər Cəlal Cəlil Cəmil Cəmilə Cümşüd Çiçək Çimnaz Çingiz
Dadaş Davud Dəmir Dilarə Dilbər Dilşad Durna Elçin Eldar Eldəniz Elmar Elmira Elnarə Elnur Elşad Elşən Elvin Elxan
Emil Etibar Əbülfəz Əfqan Əhliman Əhməd Əkrəm Ələddin Ənvər Əsəd Əsgər Əşrəf Əyyub Əziz Fazil Faiq Famil Fatma Fərid
Fəridə Fərman Fərhad Fikrət Firəngiz Firudin Fuad Gövhər Gülağa Gülarə Gülbəniz Gülçin Gülnar Gülşən Günay Günel Habil
Hafiz Həbib Həcər Həmid Həmidə Həqiqət Həsən Həzi Heydər Hikmət Hüsniyyə Hüseyn Xaliq Xalid Xanım Xaqani Xəlil Xəyal
Xosrov Xuraman Xumar İbad İbrahim İdris İlahə İlham İlqar İlyas İmran İntiqam İradə İsa İsgəndər İsmayıl İsrafil
İsrail Jalə Kamal Kamilə Kamran Kənan Kərəm Kərim Könül Kübra Qabil Qalib Qara Qasım Qəhrəman Qəmər Qənbər Qərib
Qəzənfər Qiyas Qoşqar Qurban Laçın Lalə Lamiyə Lətif Lətifə Leyla Lütfi Mahir Mahmud Maqsud Mansur Mayis Məcid
Məhəbbət Məhərrəm Məlahət Məleykə Məlik Məmməd Mərdan Məryəm Məstan Mətanət Mikayıl Mirvari Mirzə Murad Musa Müşfiq
Mübariz Mürşüd Nadir Nailə Namiq Natəvan Natiq Nazim Nazlı Nəbi Nərgiz Nəriman Nəsib Nəsimi Nəzakət Nigar Nizami
Novruz Nurəddin Nuşirəvan Oqtay Orxan Osman Ömər Paşa Pənah Pərvanə Pərviz Pünhan Rafiq Rasim Rauf Razim Rəcəb Rəfael
Rəhilə Rəhim Rəmzi Rəna Rəsul Rəşad Rövşən Rubabə Ruslan Rüfət Rüstəm Sabir Sabit Sadıq Sahilə Sakit Salman Samir Sara
Saray Sevda Sevil Sevinc Səbinə Səfər Səlim Səmayə Səməd Sənan Sərdar Sərvər Siyavuş Soltan Solmaz Sona Surə Süleyman
Şahin Şahmar Şahnaz Şakir Şamil Şəfiqə Şəhla Şəmsi Şərif Şirin Şirvan Şöhrət Tacir Tahir Talıb Tamara Tarlan Telman
Teymur Tərlan Tofiq Toğrul Turan Turqut Tünzalə Ulduz Uğur Ülkər Ülviyyə Üzeyir Vahid Valeh Vaqif Vasif Vəfa Vəli
Vidadi Vilayət Vüqar Yadigar Yaqub Yaşar Yavər Yeganə Yusif Zahid Zakir Zaur Zeynal Zeynəb Zəhra Zərifə Zivər Ziya
Zöhrab Zöhrə Zülfiyyə Abbasov Abdullayev Ağayev Axundov Babayev Bağırov Bayramov Cəfərov Cavadov Əhmədov Ələkbərov
Əliyev Əsgərov Fərəcov Hacıyev Hacıbəyov Həsənov Hümbətov Hüseynov İbrahimov İsmayılov Kazımov Kərimov Qasımov Quliyev
Qurbanov Mahmudov Məmmədov Mirzəyev Muradov Musayev Mustafayev Nağıyev Nəbiyev Nəsirov Novruzov Orucov Paşayev Rəcəbov
Rəhimov Rzayev Sadıqov Salmanov Səfərov Süleymanov Şahbazov Şərifov Tağıyev Vəliyev Yusifov Zeynalov Ağcabədi Ağdam
Ağdaş Astara Bakı Balakən Beyləqan Bərdə Biləsuvar Buzovna Cəbrayıl Cəlilabad Daşkəsən Füzuli Gəncə Göyçay Goranboy
Göygöl Hadrut İmişli Xaçmaz Xankəndi Xızı Xocalı Xocavənd Xırdalan Kəlbəcər Kürdəmir Qax Qazax Qəbələ Qobustan Quba
Qubadlı Qusar Laçın Lerik Lənkəran Masallı Mingəçevir Naxçıvan Neftçala Oğuz Ordubad Saatlı Salyan Siyəzən Sumqayıt
Şamaxı Şəki Şəmkir Şuşa Tərtər Tovuz Ucar Yardımlı Yevlax Zaqatala Zəngilan Zərdab
"""
TURKISH = """
Ayhan Barış Burak Bülent Cengiz Çağatay Deniz Ebru Ecevit Engin Erdal Ertuğrul Esra Gökhan Hakan Haluk Kaan Koray
Levent Mert Oğuzhan Onur Özgür Pınar Selçuk Serkan Sinan Suat Tolga Tülay Ufuk Yıldız Zeki Ankara Antalya Bursa
Diyarbakır Erzincan Edirne Iğdır İzmir Kars Kayseri Konya Malatya Sivas Trabzon
"""
RUSSIAN = """
Александр Алексей Анатолий Андрей Борис Василий Виктор Владимир Вячеслав Галина Геннадий Георгий Григорий Денис
Дмитрий Евгений Екатерина Зинаида Игорь Инна Кирилл Константин Лариса Лидия Людмила Максим Марина Михаил Надежда
Никита Николай Олег Ольга Павел Пётр Раиса Роман Светлана Сергей Степан Татьяна Тимофей Фёдор Юрий Яков Волков
Воробьёв Жуков Зайцев Козлов Кузнецов Лебедев Морозов Новиков Орлов Петров Попов Смирнов Соколов Степанов Фролов
Чернов Щербаков Яковлев Москва Ленинград Волгоград Воронеж Казань Краснодар Новосибирск Ростов Саратов Тула
"""
APART = sorted({*AZERBAIJANI.split(), *TURKISH.split(), *RUSSIAN.split()})
