// The concept groups: members separated by commas, groups by semicolons, languages mixed.
// Written for this project from what people say to shops, banks, travel firms and services.
#include "kb/words/concepts.hpp"
#include "kb/words/concepts_tables.hpp"

#include <algorithm>

namespace kb {
namespace {

constexpr std::string_view table = R"(
refund, money back, reimburse, reimbursement, chargeback, get back money, erstattung,
 rückerstattung, erstatten, zurückerstatten, geld zurück, reembolso, reembolsar, devolver dinero,
 remboursement, rembourser, rimborso, rimborsare, terugbetaling, geld terug, zwrot pieniędzy, iade,
 para iadesi;
return, send back, give back, bring back, ship back, rücksendung, retoure, zurückschicken,
 zurücksenden, zurückgeben, rückgabe, umtauschen, devolución, devolver, retour, retourner,
 renvoyer, reso, restituire, retourneren, terugsturen, zwrot, zwrócić, devolução;
exchange, swap, replace, replacement, substitute, umtausch, tauschen, ersatz, ersetzen, cambio,
 cambiar, échange, échanger, remplacer, sostituire, sostituzione, ruilen, omruilen, wymiana,
 değişim, troca;
cancel, cancellation, call off, revoke, abort, stornieren, stornierung, storno, abbestellen,
 kündigen, kündigung, cancelar, anular, cancelación, annuler, annulation, résilier, annullare,
 disdire, annuleren, opzeggen, anulować, rezygnacja, iptal;
order, purchase, buy, bought, bestellung, bestellen, bestellt, auftrag, kauf, kaufen, pedido,
 compra, comprar, commande, commander, achat, acheter, ordine, ordinare, acquisto, comprare,
 bestelling, kopen, zamówienie, zamówić, kupić, sipariş, encomenda;
delivery, deliver, ship, shipping, shipment, dispatch, send out, lieferung, liefern, versand,
 versenden, zustellung, entrega, entregar, envío, enviar, livraison, livrer, expédition, consegna,
 spedizione, spedire, levering, bezorging, verzending, dostawa, wysyłka, kargo, teslimat, envio,
 frete;
parcel, package, packet, box, paket, päckchen, sendung, paquete, colis, pacco, pakket, pakje,
 paczka, przesyłka, encomenda, pacote;
track, tracking, trace, whereabouts, follow, sendungsverfolgung, verfolgen, nachverfolgen,
 rastrear, seguimiento, suivi, suivre, tracciare, tracciamento, volgen, śledzenie, śledzić, takip,
 rastreamento;
status, progress, state, how far, stand, zustand, estado, statut, état, stato, durum, stan;
arrive, arrived, arrival, come, get here, receive, received, reach, ankommen, angekommen, ankunft,
 erhalten, bekommen, eintreffen, llegar, llegada, recibir, arriver, arrivée, recevoir, arrivare,
 ricevere, aankomen, ontvangen, dotrzeć, otrzymać, gelmek, ulaşmak, chegar, receber;
late, delay, delayed, overdue, slow, taking long, not arrived, not come, verspätet, verspätung,
 verzögerung, zu spät, dauert lange, retraso, tarde, retard, en retard, ritardo, vertraging,
 te laat, opóźnienie, gecikme, atraso;
missing, lost, disappeared, gone, vanish, never came, not received, did not receive, fehlt, fehlen,
 verloren, verschwunden, weg, perdido, falta, extraviado, perdu, manque, manquant, smarrito, perso,
 mancante, kwijt, ontbreekt, zgubić, brakuje, kayıp, eksik, desaparecido;
stolen, theft, thief, robbed, steal, rob, gestohlen, diebstahl, geklaut, robado, robo, volé, vol,
 rubato, furto, gestolen, skradziony, çalındı, roubado;
broken, damage, damaged, defect, defective, faulty, cracked, smashed, torn, dented, kaputt, defekt,
 beschädigt, schaden, zerbrochen, roto, dañado, defectuoso, cassé, abîmé, endommagé, défectueux,
 rotto, danneggiato, difettoso, kapot, stuk, beschadigd, uszkodzony, zepsuty, bozuk, kırık,
 hasarlı, quebrado, danificado;
not working, does not work, stopped working, malfunction, out of order, fails, fail, failed,
 failure, error, bug, glitch, crash, funktioniert nicht, geht nicht, fehler, störung, no funciona,
 fallo, erreur, panne, ne marche pas, non funziona, errore, werkt niet, fout, nie działa, błąd,
 çalışmıyor, hata, não funciona, erro;
repair, fix, mend, service, maintenance, reparatur, reparieren, wartung, inspektion, reparar,
 reparación, réparation, réparer, entretien, riparazione, riparare, reparatie, repareren, naprawa,
 naprawić, tamir, onarım;
warranty, guarantee, garantie, gewährleistung, garantía, garanzia, gwarancja, garanti, garantia;
complaint, complain, unhappy, dissatisfied, disappointed, unacceptable, beschwerde, beschweren,
 reklamation, reklamieren, unzufrieden, enttäuscht, queja, reclamación, réclamation, plainte,
 mécontent, reclamo, lamentela, klacht, klagen, reklamacja, skarga, şikayet, reclamação;
wrong, incorrect, mistake, not what i ordered, different item, false, falsch, verkehrt, irrtum,
 equivocado, incorrecto, faux, mauvais, erroné, sbagliato, errato, verkeerd, zły, błędny,
 niewłaściwy, yanlış, errado;
price, cost, charge, fee, rate, how much, expensive, pricing, tariff, preis, kosten, kostet,
 gebühr, wie teuer, precio, costar, cuesta, tarifa, cuánto, prix, coût, coûter, frais, tarif,
 combien, prezzo, costo, costare, quanto, prijs, hoeveel kost, cena, koszt, opłata, ile kosztuje,
 fiyat, ücret, preço, custo, taxa;
free, no cost, gratis, without charge, complimentary, kostenlos, umsonst, gratuit, gratuito,
 ücretsiz, darmowy, bezpłatny, grátis;
discount, coupon, voucher, promo, promotion, deal, sale, offer, code, reduction, rabatt, gutschein,
 gutscheincode, angebot, aktion, nachlass, descuento, cupón, oferta, promoción, réduction, remise,
 bon, sconto, buono, offerta, korting, kortingscode, aanbieding, rabat, zniżka, kupon, indirim,
 desconto;
gift, present, gift card, geschenk, geschenkkarte, geschenkgutschein, regalo, tarjeta regalo,
 cadeau, carte cadeau, buono regalo, cadeaubon, prezent, karta podarunkowa, hediye, presente;
pay, payment, paid, paying, checkout, settle, zahlung, zahlen, bezahlen, bezahlung, pago, pagar,
 paiement, payer, règlement, pagamento, pagare, betaling, betalen, płatność, zapłacić, płacić,
 ödeme, ödemek;
card, credit card, debit card, visa, mastercard, karte, kreditkarte, tarjeta, carte,
 carte bancaire, carta, kaart, creditcard, karta, kart, cartão;
instalment, installment, emi, pay later, monthly payments, finance, financing, ratenzahlung, raten,
 finanzierung, a plazos, cuotas, financiación, plusieurs fois, mensualités, rate, rateale,
 finanziamento, gespreid betalen, raty, taksit, parcelas, parcelado;
cash on delivery, cod, pay on delivery, cash, nachnahme, bar, barzahlung, contra reembolso,
 efectivo, espèces, contrassegno, contanti, contant, rembours, pobranie, gotówka, kapıda ödeme,
 nakit, dinheiro;
bank transfer, wire, transfer, sepa, iban, direct debit, überweisung, überweisen, lastschrift,
 bankeinzug, transferencia, virement, prélèvement, bonifico, overschrijving, incasso, przelew,
 havale, transferência;
invoice, bill, receipt, statement, proof of purchase, rechnung, quittung, beleg, kassenbon,
 factura, recibo, facture, reçu, fattura, ricevuta, scontrino, factuur, bon, kassabon, faktura,
 rachunek, paragon, fatura, makbuz;
tax, vat, gst, steuer, mehrwertsteuer, ust, impuesto, iva, taxe, tva, tasse, belasting, btw,
 podatek, vergi, kdv, imposto;
charged twice, double charge, duplicate, overcharged, extra charge, unknown charge,
 doppelt abgebucht, doppelt, cobrado dos veces, duplicado, débité deux fois, addebitato due volte,
 dubbel afgeschreven, podwójnie;
declined, decline, rejected, reject, refused, denied, not accepted, blocked, abgelehnt, verweigert,
 rechazado, rechazar, refusé, refuser, rifiutato, geweigerd, odrzucony, reddedildi, recusado;
pending, processing, in progress, on hold, waiting, not yet, ausstehend, in bearbeitung, offen,
 pendiente, en cours, en attente, in sospeso, in behandeling, oczekujący, beklemede, pendente;
account, profile, konto, benutzerkonto, kundenkonto, profil, cuenta, compte, conto, profilo, hesap,
 conta;
login, log in, sign in, sign on, logon, anmelden, anmeldung, einloggen, iniciar sesión, entrar,
 connexion, se connecter, accesso, accedere, inloggen, zalogować, logowanie, giriş;
log out, sign out, logout, abmelden, ausloggen, cerrar sesión, déconnexion, uitloggen, wylogować,
 çıkış;
register, sign up, create account, open account, join, enroll, registrieren, registrierung,
 konto anlegen, konto eröffnen, registrarse, crear cuenta, inscription, inscrire, créer compte,
 registrazione, registrarsi, iscriversi, registreren, aanmelden, rejestracja, założyć konto, kayıt,
 üye, cadastro;
close account, delete account, terminate, deactivate, remove account, konto löschen,
 konto schließen, eliminar cuenta, cerrar cuenta, supprimer compte, fermer compte,
 eliminare account, chiudere conto, account verwijderen, usunąć konto, hesabı sil, excluir conta;
password, passcode, pin, credentials, passwort, kennwort, contraseña, clave, mot de passe, parola,
 wachtwoord, hasło, şifre, senha;
forgot, forgotten, do not remember, reset, recover, vergessen, zurücksetzen, olvidé, olvidado,
 restablecer, oublié, réinitialiser, dimenticato, reimpostare, vergeten, herstellen, zapomniałem,
 zresetować, unuttum, sıfırlama, esqueci, redefinir;
verify, verification, confirm, confirmation, validate, authenticate, prove identity, identity,
 bestätigen, bestätigung, verifizieren, identität, verificar, verificación, confirmar, identidad,
 vérifier, vérification, confirmer, verificare, conferma, confermare, bevestigen, bevestiging,
 potwierdzić, weryfikacja, doğrulama, onay;
change, update, edit, modify, alter, correct, amend, adjust, ändern, änderung, aktualisieren,
 bearbeiten, anpassen, korrigieren, cambiar, modificar, actualizar, changer, modifier, changement,
 cambiare, modificare, wijzigen, veranderen, aanpassen, zmienić, zmiana, değiştirmek, mudar,
 alterar, atualizar;
address, street, postcode, zip, moved, move house, adresse, anschrift, straße, umgezogen, umzug,
 dirección, domicilio, código postal, déménagé, indirizzo, via, adres, verhuisd, endereço, morada;
email, mail, mail address, inbox, e mail, correo, courriel, posta, eposta;
phone, telephone, mobile, cell, call, number, telefon, handy, anrufen, nummer, teléfono, móvil,
 llamar, téléphone, appeler, portable, telefono, chiamare, cellulare, telefoon, bellen, zadzwonić,
 aramak, telefone;
contact, reach you, get in touch, customer service, support, hotline, helpdesk, kontakt, erreichen,
 kundendienst, kundenservice, contacto, contactar, atención al cliente, contacter, service client,
 contatto, contattare, assistenza, klantenservice, obsługa klienta, iletişim, müşteri hizmetleri,
 contato, suporte;
person, human, agent, representative, operator, advisor, real person, someone, mensch, mitarbeiter,
 berater, persona, humano, agente, operador, personne, conseiller, humain, operatore, umano,
 medewerker, mens, człowiek, konsultant, temsilci, insan, pessoa, atendente;
open, opening hours, hours, closed, close, opening times, business hours, öffnungszeiten, geöffnet,
 geschlossen, offen, horario, abierto, cerrado, horaires, ouvert, fermé, orari, aperto, chiuso,
 openingstijden, geopend, gesloten, godziny otwarcia, otwarte, zamknięte, açık, kapalı,
 çalışma saatleri, aberto, fechado;
store, shop, branch, outlet, showroom, location, where are you, filiale, laden, geschäft, standort,
 tienda, sucursal, magasin, boutique, agence, negozio, sede, winkel, vestiging, sklep, oddział,
 mağaza, şube, loja;
near, nearby, close to, around, closest, in my area, nähe, umgebung, cerca, cercano, près, proche,
 vicino, dichtbij, buurt, blisko, yakın, perto;
parking, park, car park, parkplatz, parken, aparcamiento, stationnement, parcheggio, parkeren,
 parkowanie, otopark, estacionamento;
stock, in stock, available, availability, out of stock, sold out, back in stock, lager, lieferbar,
 vorrätig, verfügbar, ausverkauft, disponible, existencias, agotado, disponibile, esaurito,
 voorraad, leverbaar, uitverkocht, dostępny, dostępność, stok, mevcut, disponível, estoque;
size, sizing, fit, measure, measurement, dimension, too big, too small, größe, maße, abmessungen,
 passt, zu groß, zu klein, talla, tamaño, medidas, taille, dimensions, taglia, misura, dimensioni,
 maat, afmetingen, rozmiar, wymiary, beden, ölçü, tamanho;
colour, color, farbe, couleur, colore, kleur, kolor, renk, cor;
quality, material, made of, fabric, ingredients, qualität, stoff, zutaten, calidad, materiales,
 qualité, matière, ingrédients, qualità, materiale, ingredienti, kwaliteit, materiaal, jakość,
 materiał, kalite, malzeme, qualidade;
compare, comparison, difference, versus, better than, differ, unterschied, vergleich, vergleichen,
 diferencia, comparar, différence, comparer, differenza, confrontare, verschil, vergelijken,
 różnica, porównać, fark, diferença;
recommend, recommendation, suggest, suggestion, advice, advise, which one, best for, empfehlen,
 empfehlung, beratung, vorschlag, recomendar, recomendación, recommander, conseil, consigliare,
 consiglio, aanraden, advies, polecić, doradzić, öneri, tavsiye;
product, item, article, goods, model, produkt, artikel, ware, modell, producto, artículo, produit,
 modèle, prodotto, articolo, modello, towar, ürün, produto;
use, how to use, instructions, manual, guide, operate, set up, setup, install, bedienung,
 anleitung, benutzen, einrichten, aufbauen, montage, montieren, installieren, usar, instrucciones,
 instalar, montar, utiliser, notice, mode d emploi, installer, usare, istruzioni, installare,
 montare, gebruiken, handleiding, installeren, instrukcja, używać, zamontować, kullanım, kurulum,
 manual de instruções;
clean, wash, care, descale, reinigen, reinigung, waschen, pflege, entkalken, limpiar, lavar,
 cuidado, nettoyer, laver, entretien, pulire, lavare, pulizia, schoonmaken, wassen, czyścić, prać,
 temizlik, yıkama;
trial, try, test, sample, demo, try out, probe, testen, ausprobieren, muster, probezeit, prueba,
 probar, muestra, essai, essayer, échantillon, prova, provare, campione, proef, uitproberen, próba,
 wypróbować, deneme;
subscription, subscribe, plan, membership, member, renew, renewal, abo, abonnement, mitgliedschaft,
 tarif, verlängern, suscripción, membresía, renovar, adhésion, renouveler, abbonamento, rinnovare,
 lidmaatschap, verlengen, subskrypcja, członkostwo, przedłużyć, abonelik, üyelik, yenileme,
 assinatura;
points, rewards, loyalty, bonus, cashback, punkte, treuepunkte, prämie, puntos, recompensas,
 fidelidad, points fidélité, récompense, punti, fedeltà, punten, spaarpunten, punkty, puan, pontos;
newsletter, unsubscribe, mailing list, marketing, spam, abmelden newsletter, abbestellen, boletín,
 désabonner, infolettre, disiscrivere, nieuwsbrief, afmelden, bülten;
privacy, personal data, data protection, gdpr, my data, datenschutz, daten, dsgvo, privacidad,
 datos, confidentialité, données, rgpd, dati, gegevens, dane, rodo, gizlilik, kişisel veri, dados;
fraud, scam, phishing, suspicious, hacked, compromised, unauthorized, do not recognize, betrug,
 betrogen, gehackt, verdächtig, fraude, estafa, arnaque, piraté, frode, truffa, oplichting,
 oszustwo, dolandırıcılık, golpe;
safe, secure, security, sicher, sicherheit, seguro, seguridad, sûr, sécurité, sicuro, sicurezza,
 veilig, veiligheid, bezpieczny, bezpieczeństwo, güvenli, güvenlik, segurança;
insurance, insured, cover, coverage, claim, versicherung, versichert, seguro, assurance, assuré,
 assicurazione, verzekering, ubezpieczenie, sigorta;
balance, funds, available money, kontostand, guthaben, saldo, solde, bakiye;
withdraw, withdrawal, atm, cash machine, abheben, geldautomat, abhebung, retirar, cajero, retrait,
 retirer, distributeur, prelievo, prelevare, bancomat, opnemen, geldautomaat, wypłata, bankomat,
 çekmek, saque;
deposit, top up, add money, load, credit account, einzahlen, einzahlung, aufladen,
 guthaben aufladen, ingresar, recargar, dépôt, déposer, recharger, ricarica, deposito, storten,
 opwaarderen, wpłata, doładować, yatırmak, yükleme, depositar, recarregar;
transaction, booking entry, transaktion, buchung, transacción, transazione, transactie, transakcja,
 işlem, transação;
currency, foreign, abroad, exchange rate, conversion, convert, währung, wechselkurs, ausland,
 umrechnen, divisa, moneda, extranjero, tipo de cambio, devise, taux de change, étranger, valuta,
 cambio, estero, wisselkurs, buitenland, waluta, kurs, döviz, yurt dışı, moeda, câmbio;
international, country, countries, europe, overseas, outside, abroad, land, länder, país, pays,
 étranger, paese, internazionale, kraj, za granicę, ülke, yurtdışı;
limit, maximum, minimum, cap, allowed, restriction, grenze, höchstens, mindestens, límite, máximo,
 mínimo, limite, plafond, massimo, minimo, limiet, ograniczenie, sınır;
loan, credit, mortgage, borrow, lend, kredit, darlehen, leihen, hypothek, préstamo, hipoteca, prêt,
 crédit, emprunt, prestito, mutuo, lening, hypotheek, pożyczka, kredyt, kredi, empréstimo;
interest, interest rate, apr, zins, zinsen, zinssatz, interés, intérêt, taux, interesse, tasso,
 rente, odsetki, faiz, juros;
activate, activation, enable, unlock, switch on, turn on, aktivieren, aktivierung, freischalten,
 entsperren, einschalten, activar, activer, débloquer, allumer, attivare, accendere, activeren,
 inschakelen, aktywować, włączyć, etkinleştirmek, açmak, ativar, ligar;
deactivate, disable, block, freeze, lock, switch off, turn off, suspend, sperren, sperrung,
 deaktivieren, ausschalten, bloquear, desactivar, apagar, bloquer, désactiver, éteindre, bloccare,
 disattivare, spegnere, blokkeren, uitschakelen, zablokować, wyłączyć, engellemek, kapatmak,
 desligar;
expire, expired, expiry, valid, validity, abgelaufen, ablaufen, gültig, gültigkeit, caducar,
 vencimiento, válido, expirer, expiration, valable, scadenza, scaduto, valido, verlopen, geldig,
 wygasnąć, ważny, geçerli, vencido;
how long, when, duration, take time, time frame, days, wie lange, dauer, dauert, wann,
 cuánto tarda, cuándo, combien de temps, délai, durée, quand, quanto tempo, quando, durata,
 hoelang, hoe lang, duur, wanneer, jak długo, kiedy, ne kadar sürer, ne zaman, prazo, demora;
where, location of, wo, dónde, où, dove, waar, gdzie, nerede, onde;
pick up, collect, collection, click and collect, abholen, abholung, selbstabholung, recoger,
 recogida, retirer, retrait en magasin, ritiro, ritirare, afhalen, ophalen, odbiór, odebrać,
 teslim almak, retirada;
express, faster, same day, next day, urgent, priority, eilig, expresslieferung, schneller, urgente,
 rápido, rapide, espresso, spoed, sneller, pilne, ekspres, acil, hızlı;
book, booking, reserve, reservation, appointment, schedule, buchen, buchung, reservieren,
 reservierung, termin, vereinbaren, reservar, reserva, cita, réserver, réservation, rendez vous,
 prenotare, prenotazione, appuntamento, reserveren, reservering, afspraak, rezerwacja,
 zarezerwować, umówić, rezervasyon, randevu, agendar;
ticket, pass, fahrkarte, eintrittskarte, billete, entrada, billet, biglietto, kaartje, bilet,
 ingresso;
flight, plane, fly, airline, flug, fliegen, vuelo, vol, avion, volo, vlucht, lot, samolot, uçuş,
 voo;
luggage, baggage, suitcase, bag, gepäck, koffer, equipaje, maleta, bagage, valise, bagaglio,
 valigia, bagaż, bagaj, bagagem;
hotel, room, accommodation, stay, check in, zimmer, unterkunft, übernachtung, habitación,
 alojamiento, chambre, hébergement, camera, alloggio, kamer, verblijf, pokój, nocleg, oda,
 konaklama, quarto;
car, vehicle, auto, drive, fahrzeug, wagen, coche, carro, voiture, véhicule, macchina, automobile,
 voertuig, samochód, araba, araç;
app, application, website, site, page, online, portal, webseite, seite, sitio, página, site web,
 applicazione, sito, pagina, aplikacja, strona, uygulama, aplicativo;
device, phone model, tablet, computer, laptop, gerät, rechner, dispositivo, aparato, appareil,
 ordinateur, apparato, apparaat, toestel, urządzenie, cihaz, aparelho;
internet, wifi, connection, network, signal, verbindung, netz, wlan, conexión, red, señal,
 connexion, réseau, connessione, rete, verbinding, netwerk, połączenie, sieć, bağlantı, conexão,
 rede;
battery, charge battery, charger, akku, batterie, aufladen, ladegerät, batería, cargador, chargeur,
 batteria, caricabatterie, batterij, oplader, bateria, ładowarka, pil, şarj;
download, save, export, print, herunterladen, speichern, drucken, exportieren, descargar, guardar,
 imprimir, télécharger, imprimer, enregistrer, scaricare, stampare, salvare, downloaden, opslaan,
 afdrukken, pobrać, wydrukować, indirmek, yazdırmak, baixar;
upload, attach, send document, file, photo, picture, image, hochladen, anhang, datei, bild, foto,
 subir, archivo, imagen, téléverser, fichier, caricare, immagine, uploaden, bestand, afbeelding,
 plik, zdjęcie, yüklemek, dosya, resim, arquivo;
document, paperwork, form, certificate, dokument, unterlagen, formular, bescheinigung, documento,
 formulario, certificado, formulaire, attestation, modulo, certificato, formulier, dokumenty,
 formularz, belge;
job, career, vacancy, hiring, apply, application form, work for you, bewerbung, stelle, karriere,
 arbeiten bei, empleo, trabajo, vacante, emploi, candidature, recrutement, lavoro, candidatura,
 posizione, vacature, solliciteren, praca, rekrutacja, iş ilanı, emprego, vaga;
business, company, wholesale, bulk, b2b, reseller, dealer, partner, firma, unternehmen, großhandel,
 gewerblich, händler, empresa, mayorista, entreprise, gros, azienda, ingrosso, bedrijf,
 groothandel, hurt, şirket, toptan, atacado;
student, school, education, university, student discount, schüler, studenten, studierende,
 ausbildung, estudiante, étudiant, studente, scuola, leerling, uczeń, öğrenci, estudante;
child, kid, baby, kinder, kind, niño, enfant, bébé, bambino, dziecko, çocuk, criança;
environment, sustainable, eco, recycle, organic, umwelt, nachhaltig, bio, recycling, sostenible,
 ecológico, durable, écologique, sostenibile, biologico, duurzaam, ekologiczny, sürdürülebilir,
 sustentável;
packaging, wrapping, wrap, verpackung, verpacken, geschenkverpackung, embalaje, emballage,
 imballaggio, confezione, verpakking, opakowanie, ambalaj, embalagem;
review, rating, feedback, testimonial, opinion, bewertung, bewerten, rezension, meinung, reseña,
 opinión, avis, évaluation, recensione, valutazione, beoordeling, recensie, opinia, ocena, yorum,
 değerlendirme, avaliação;
language, translate, translation, sprache, übersetzen, übersetzung, idioma, traducir, langue,
 traduire, lingua, tradurre, taal, vertalen, język, tłumaczyć, dil, çeviri, traduzir;
weather, rain, snow, temperature, forecast, sunny, wetter, regen, regnen, schnee, schneien, sonnig,
 temperatur, heiß, kalt, tiempo, lluvia, llover, clima, météo, pluie, neige, meteo, pioggia,
 piovere, weer, regenen, pogoda, deszcz, hava durumu, yağmur, previsão;
alarm, wake, wake up, wecker, wecken, alarma, despertador, réveil, sveglia, wekker, budzik,
 çalar saat;
remind, reminder, remember, erinnern, erinnerung, recordar, recordatorio, rappel, rappeler,
 promemoria, ricordare, herinnering, herinneren, przypomnieć, przypomnienie, hatırlatmak,
 hatırlatıcı, lembrete, lembrar;
calendar, event, meeting, agenda, kalender, veranstaltung, treffen, calendario, reunión,
 calendrier, réunion, riunione, evento, afspraak, kalendarz, spotkanie, takvim, toplantı,
 compromisso;
music, song, play, album, playlist, track, artist, musik, lied, spielen, abspielen, música,
 canción, musique, chanson, jouer, musica, canzone, riprodurre, muziek, liedje, afspelen, muzyka,
 piosenka, zagrać, müzik, şarkı, çal, tocar;
volume, louder, quieter, mute, lauter, leiser, lautstärke, stumm, volumen, son, plus fort, geluid,
 głośność, ses;
light, lamp, bright, dim, licht, heller, dunkler, luz, lámpara, lumière, luce, lampada, światło,
 ışık;
news, headlines, nachrichten, schlagzeilen, noticias, nouvelles, actualités, notizie, nieuws,
 wiadomości, haber, notícias;
restaurant, table, eat, dinner, lunch, menu, takeaway, essen, tisch, speisekarte, restaurante,
 cenar, comer, manger, dîner, ristorante, mangiare, cena, eten, restauracja, jedzenie, restoran,
 yemek, jantar;
recipe, cook, ingredient, bake, rezept, kochen, backen, zutat, receta, cocinar, recette, cuisiner,
 ricetta, cucinare, recept, koken, przepis, gotować, tarif, pişirmek, receita;
film, movie, cinema, show, series, kino, serie, película, cine, cinéma, spettacolo, bioscoop,
 sinema;
health, medicine, doctor, sick, arzt, krank, gesundheit, medizin, salud, médico, enfermo, santé,
 médecin, malade, salute, dottore, malato, gezondheid, dokter, ziek, zdrowie, lekarz, chory,
 sağlık, doktor, hasta, saúde;
salary, wage, income, payday, paycheck, gehalt, lohn, einkommen, salario, sueldo, nómina, salaire,
 revenu, stipendio, salaris, loon, pensja, maaş;
holiday, vacation, day off, leave, urlaub, feiertag, ferien, vacaciones, festivo, vacances, congé,
 jour férié, vacanza, ferie, vakantie, feestdag, urlop, święto, tatil, izin, férias, feriado;
time, clock, hour, o clock, uhr, uhrzeit, hora, heure, ora, tijd, uur, godzina, saat;
list, add to list, shopping list, liste, einkaufsliste, lista, liste de courses, lijst,
 boodschappenlijst, alışveriş listesi;
add, include, put on, insert, hinzufügen, ergänzen, añadir, agregar, ajouter, aggiungere,
 toevoegen, dodać, ekle, adicionar;
remove, delete, erase, clear, take off, löschen, entfernen, eliminar, borrar, quitar, supprimer,
 enlever, effacer, rimuovere, cancellare, eliminare, verwijderen, wissen, usunąć, sil, kaldır,
 remover, apagar;
show, display, list, view, see, zeigen, anzeigen, mostrar, ver, afficher, montrer, voir, mostrare,
 visualizzare, tonen, weergeven, pokazać, wyświetlić, göster, exibir;
increase, raise, more, higher, erhöhen, mehr, aumentar, subir, más, augmenter, plus, aumentare,
 verhogen, zwiększyć, artırmak;
decrease, lower, reduce, less, verringern, senken, weniger, reducir, bajar, menos, diminuer,
 baisser, réduire, diminuire, ridurre, verlagen, zmniejszyć, azaltmak, diminuir;
new, another, second, additional, extra, spare, neu, weitere, zusätzlich, zweite, nuevo, otro,
 adicional, nouveau, autre, supplémentaire, nuovo, altro, aggiuntivo, nieuw, nowy, dodatkowy, yeni,
 ek, novo;
family, joint, shared, friend, someone else, other person, familie, gemeinsam, freund,
 andere person, familia, compartida, amigo, famille, ami, famiglia, amico, gezin, vriend, rodzina,
 przyjaciel, aile, arkadaş, família;
supported, support, eligible, accept, compatible, possible with, unterstützt, akzeptieren,
 kompatibel, aceptar, admite, accepter, accettare, compatibile, accepteren, geschikt, akceptować,
 kabul, aceitar;
terms, conditions, policy, rules, agb, bedingungen, richtlinie, condiciones, política, règles,
 condizioni, regole, voorwaarden, beleid, warunki, regulamin, şartlar, koşullar, termos;
reason, why, explain, warum, wieso, grund, por qué, razón, pourquoi, raison, perché, motivo,
 waarom, reden, dlaczego, powód, neden, niçin;
thank, thanks, grateful, appreciate, danke, dankbar, gracias, merci, grazie, bedankt, dziękuję,
 teşekkürler, obrigado;
greeting, hello, hi, good morning, hallo, guten tag, hola, buenos días, bonjour, salut, ciao,
 buongiorno, hoi, cześć, dzień dobry, merhaba, selam, olá, oi;
bye, goodbye, see you, tschüss, auf wiedersehen, adiós, hasta luego, au revoir, arrivederci,
 tot ziens, doei, do widzenia, görüşürüz, hoşça kal, tchau;
virtual, disposable, digital card, virtuelle karte, virtual card, tarjeta virtual, carte virtuelle;
spending, expenses, budget, spend, ausgaben, ausgeben, gastos, gastar, dépenses, dépenser, spese,
 spendere, uitgaven, uitgeven, wydatki, harcama, despesas;
route, direction, directions, traffic, way, map, weg, verkehr, stau, karte, ruta, camino, tráfico,
 itinéraire, trajet, circulation, percorso, strada, traffico, verkeer, trasa, droga, ruch, yol,
 trafik, rota;
train, bus, taxi, public transport, zug, bahn, tren, autobús, treno, autobus, trein, pociąg,
 otobüs;
energy, fuel, gas, petrol, electricity, power, strom, benzin, energie, gasolina, electricidad,
 énergie, essence, électricité, energia, benzina, elettricità, brandstof, stroom, paliwo, prąd,
 yakıt, elektrik;
speed, slow, fast, quick, geschwindigkeit, schnell, langsam, velocidad, lento, vitesse, lent,
 velocità, snelheid, langzaam, szybkość, wolny, hız, yavaş;
smell, odour, stain, dirt, leak, leaking, noise, geruch, fleck, schmutz, undicht, lärm, olor,
 mancha, fuga, ruido, odeur, tache, fuite, bruit, odore, macchia, perdita, rumore, geur, vlek, lek,
 lawaai, zapach, plama, wyciek;
weight, heavy, kilo, gewicht, schwer, wiegen, peso, pesado, poids, lourd, pesante, zwaar, waga,
 ciężki, ağırlık, ağır
)";

void each_group(std::string_view rest, const std::function<void(std::string_view)>& visit) {
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        visit(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

}  // namespace

void each_concept_group(const std::function<void(std::string_view)>& visit) {
    each_group(table, visit);
}

void each_everyday_group(const std::function<void(std::string_view)>& visit) {
    each_group(everyday_money, visit);
    each_group(everyday_life, visit);
}

}  // namespace kb
