// Concept groups of places, travel, money, shopping, work and talk. English, some German.
// Groups by semicolons, members by commas; a word may be in several. Written for this project.
#include "kb/words/concepts_tables.hpp"

namespace kb {

const std::string_view everyday_money = R"(
house, home, flat, apartment, rent, landlord, tenant;
move, relocate, moving house, new address, change of address, moving;
live in, based in, reside, resident, living in, residence, residents, citizen;
city, town, village, region, area, state, district, pincode, pin code, zip code, postcode,
 postal code, my area, my city;
country, nation, abroad, overseas, foreign country, international, worldwide, outside the country;
capital, population, geography, continent, mountain, river, ocean;
distance, how far, miles, kilometers, km away, far away, mileage;
map, directions, navigate, navigation, route, how to get to, way to;
traffic, jam, congestion, rush hour, road, highway;
train, railway, rail, subway, metro, tram, zug, bahn;
bus, coach, bus stop, shuttle;
taxi, cab, uber, lyft, ride, car ride, chauffeur;
flight, plane, airplane, airport, airline, fly, boarding, gate, layover, flights;
trip, travel, journey, tour, vacation, holiday, traveling, travelling, visit, reise;
visa, travel document, passport, immigration, customs entry;
vaccine, shots, vaccination, jab, immunization;
hotel, hostel, motel, airbnb, accommodation, lodging, room, inn;
rental, rent, hire, rental car, car hire, lease, leasing, rent a car;
luggage, carry on, baggage, suitcase, bags;
car, vehicle, auto, truck, van, motorbike, motorcycle, scooter;
tire, tyre, flat tire, puncture, tire pressure, inner tube, wheel, air in tires;
oil, engine, oil change, gearbox, brake, brakes, motor;
gas, petrol, diesel, fuel, fill up, tank, gallon, mpg, gas station;
bike, bicycle, cycle, e bike, ebike, pedal;
insurance, policy, premium, claim, insured, coverage, underwriter;
accident, crash, collision, emergency, police, ambulance, fire;
bank, banking, branch, financial institution;
bank account, checking, savings, current account, checking account, savings account;
account number, routing number, iban, swift, bic, sort code;
balance, how much money, account balance, funds available, money in my account, money left;
transfer, send money, move money, wire, remit, transferred, transfers, sent money;
recipient, beneficiary, payee, receiver, payee account;
sender, from whom, payer, who sent;
deposit, paid in, credited, top up, topup, add funds, load money, add money, topped up, top ups;
auto top up, automatic top up, automatically, auto, autopay, standing order, recurring payment;
cash, banknote, coins, notes, bills, physical money, dollar bills;
atm, cash machine, cashpoint, cash point, withdraw, withdrawal, take out money, get cash,
 cash withdrawal;
cheque, check book, checkbook, checks, cashier check, cheques, deposit a check;
credit card, debit card, mastercard, visa, amex, bank card, plastic;
virtual card, disposable card, temporary card, one time card, digital card;
physical card, actual card, real card, plastic card;
contactless, tap to pay, nfc, wave card;
apple pay, google pay, samsung pay, mobile wallet, wallet, paypal, paytm, upi, net banking;
card swallowed, ate my card, retained, kept my card, took my card, card stuck, got my card back;
lost card, missing card, cannot find card, misplaced, left my card, stolen card;
new card, replacement card, card arrive, card delivery, issue card, order card, get a card;
pin, personal identification number, pin number, change pin, wrong pin, unblock pin, pin blocked;
charge, charged, billed, debited, taken from my account, deducted, deduct, deduction;
fee, fees, surcharge, commission, extra cost, service charge, additional charge, charges;
unrecognised, unknown payment, unfamiliar, do not recognise, did not make, not mine, unauthorised,
 unauthorized, not authorised, strange, do not recognize;
fraud, fraudulent, scam, suspicious, suspicious activity, compromised, hacked, identity theft;
dispute, contest a charge, chargeback, challenge, claim back;
direct debit, standing order, automatic payment, mandate;
failed, did not go through, unsuccessful, did not work, bounced, not processed, went wrong;
declined, rejected, refused, not accepted, denied, turned down, not going through;
pending, not completed, still processing, in process, not showing, not gone through, not updated,
 not reflected, not appear, has not shown, not arrived;
reverted, reversed, cancelled transfer, returned payment, sent back;
twice, double, duplicate, two times, duplicated, more than once, double charged;
currency, euro, dollar, pound, yen, rupee, fiat, foreign currency, currencies, eur, usd, gbp;
exchange rate, conversion rate, rate, convert, exchange, conversion, exchanged, exchanging;
crypto, bitcoin, ethereum, cryptocurrency, coin;
stock, shares, invest, investment, stock market, share price, trading, portfolio, stock price;
interest, interest rate, apr, apy, yield, rate of interest;
loan, mortgage, borrow, lend, financing, credit line, line of credit, emi, lender;
credit score, credit rating, credit report, credit history, fico;
credit limit, limit, spending limit, maximum, cap, limits, max;
minimum, at least, lowest, least, min amount, minimum payment;
bill, bills, utility, electricity bill, water bill, phone bill, owe, payable;
due, owed, outstanding, overdue, unpaid, late payment, arrears;
salary, wages, paycheck, payslip, payday, direct deposit, income, earnings, earn, payroll, paid;
tax, taxes, w2, tax return, irs, vat, withholding, tax office;
retirement, pension, 401k, rollover, ira, retire;
budget, spending, expenses, expenditure, spent, spend, expense;
receipt, invoice, bill copy, statement, proof of payment, bill of sale;
discount, coupon, promo code, voucher, offer, deal, special offer, sale, promotion, offers, code;
gift card, gift voucher, store credit, gift certificate, gift cards;
points, rewards, reward points, loyalty points, cashback, miles, perks, benefits;
subscription, membership, plan, package, tier, premium, pro plan, subscribe;
trial, free trial, trial period, test period, try before, nights trial, try it out;
upgrade, better plan, higher plan, change plan, downgrade, switch plan;
contract, agreement, terms, notice period, commitment, minimum term;
refund, money back, get my money, reimburse, return my money, refunded, refunds, give me my money;
return, send it back, take back, give back, returning, return policy, returns;
exchange, swap, change item, different size, replace item, wrong size, another size;
cancel, cancellation, do not want anymore, changed my mind, call off, scrap, revoke, cancelled;
order, purchase, my order, order number, placed an order, ordered;
order status, where is my order, track, tracking, whereabouts, on its way, dispatched, shipped,
 out for delivery, track order, delivery status;
delivery time, how long to deliver, when will it arrive, delivery date, arrive by, estimated
 arrival, eta, when will i get, when do i get, expected delivery;
delivery address, shipping address, change delivery address, wrong address, deliver to;
shipping cost, delivery charge, postage, delivery fee, free shipping, shipping fee;
deliver to, ship to, available in my area, service area, deliver in, do you ship, delivery
 available, ship outside;
courier, dhl, fedex, ups, postman, carrier, driver, delivery man, delivery boy, post office;
parcel, package, box, packet, packaging, parcels, box contents;
missing item, incomplete, part missing, item missing, not in the box, missing parts;
damaged, broken, defective, faulty, torn, cracked, scratched, dented, smashed, ripped;
warranty, guarantee, years of warranty, covered under warranty, warranty period;
quality, durable, durability, last long, lifespan, how long does it last, life of;
original, genuine, authentic, fake, counterfeit, real;
ingredient, ingredients, made of, material, contain, contains, composition, contents, consist;
feature, features, specification, specs, details, functions, functionality, information, info;
benefit, benefits, advantage, advantages, pros, use of, good for, effects, effect;
side effect, harmful, harm, dangerous, safe to use, safe, toxic, risk;
how to use, instructions, usage, directions, how do i use, operate, user manual, apply;
assemble, assembly, put together, build, installation, install, set up, mount;
available, in stock, availability, out of stock, sold out, restock, back in stock, stock;
variant, variants, types, kinds, range, models, options, what do you sell, products, collection,
 type, kind, sort;
size chart, size guide, which size, what size, fit me, right size, standard sizes;
custom, customise, customize, customised, made to measure, bespoke, custom size, customization,
 tailor made, special size, modify size;
recommend, suggest, best for me, which is better, which should, suitable, right for me, advice,
 suggestion, suitable for;
brand, company, about you, who are you, manufacturer, maker, about the company, make;
store, shop, outlet, showroom, branch, dealer, distributor, retail, physical store, stores,
 locations, where can i buy, offline store;
opening hours, open today, business hours, what time do you open, closing time, working hours;
appointment, visit, book a visit, slot, time slot;
customer care, customer service, support, helpline, hotline, contact number, phone number,
 toll free, customer support, executive, talk to someone, speak to someone;
human, real person, agent, representative, operator, live agent, live person, somebody, speak to
 a person;
robot, bot, ai, machine, computer program, chatbot, virtual assistant, are you real;
complaint, complain, escalate, grievance, not happy, lodge a complaint;
feedback, review, rating, suggestion, opinion, comment;
apology, sorry, apologize, apologise, excuse me;
thank, thanks, appreciate, grateful, cheers, thank you;
hello, hi, hey, greetings, good morning, good evening, howdy, hallo;
goodbye, bye, see you, farewell, take care, have a nice day, later;
yes, yeah, yep, correct, right, sure, of course, affirmative, true, absolutely, indeed;
no, nope, nah, negative, incorrect, false, wrong answer;
maybe, perhaps, not sure, unsure, possibly, could be, might;
joke, funny, laugh, humor, humour, make me laugh, amuse, comedy, witz;
story, fact, fun fact, trivia, interesting, something interesting, tell me something;
spell, spelling, pronounce, how do you write, letters in;
translate, translation, in spanish, in french, in german, how do you say, language, languages;
math, calculate, add, plus, minus, divided, times, square root, multiply, sum, percent, equation;
measurement conversion, convert, ounces, cups, tablespoons, teaspoon, grams, liters, litres,
 gallons, pounds, kilograms, inches, feet;
roll a dice, dice, flip a coin, heads or tails, random number;
time, clock, what time, timezone, time zone, oclock, current time, uhrzeit, wie spät;
news, headlines, current events, breaking news, newspaper, latest news, nachrichten;
twitter, facebook, tweet, social media, instagram, post online, status update, tweeting;
movie, film, cinema, theater, theatre, showtimes, actor, actress, kino, filme;
tv, television, series, episode, netflix, channel, tv show, fernsehen;
wikipedia, who is, who was, biography, famous, celebrity, person who;
president, politics, government, election, minister, prime minister, politician;
school, university, college, class, course, student, lesson, teacher, exam, homework;
job, work, career, vacancy, employment, position, hiring, apply for a job, role;
vacation, day off, time off, pto, leave, holidays, days off, paid time off;
business, corporate, company account, bulk, wholesale, enterprise, b2b, large quantity,
 large order, resale;
partner, partnership, collaborate, collaboration, affiliate, franchise, dealership, reseller;
invoice address, billing address, vat number, company name, gst;
legal, law, lawyer, court, sue, rights, attorney;
data, personal data, privacy, gdpr, information you hold, my information, stored data;
delete, erase, remove, clear, get rid of, wipe, take off, löschen, entfernen;
add, insert, include, put, attach, append, hinzufügen;
create, make, new, set up, generate, build, erstellen;
change, edit, modify, alter, switch, correct, amend, revise, swap, ändern;
rename, change name, different name, call me, new name, name change, call you;
show, display, list, view, see, give me, tell me, what are, zeige, zeigen, anzeigen;
check, look at, verify, review, inspect, examine, see if, prüfen;
increase, raise, more, higher, up, boost, extend, erhöhen;
decrease, lower, reduce, less, down, cut, drop, shorten, verringern;
extend, extension, prolong, renew, renewal, more time, longer, verlängern;
expire, expiry, expired, expiration, run out, valid until, valid through, expires;
approve, approved, approval, accepted, authorise, authorize, pass, granted;
apply, application, sign up for, request, applied, applying;
request, ask for, demand, order a, claim;
receive, get, obtain, got, arrive, received, came in, come in;
use, utilise, utilize, using, work with, make use;
support, supported, accept, accepted, compatible, work in, accepts, take;
where, location, place, which place, whereabouts, locate, located;
when, what time, what date, how soon, at what time;
why, reason, how come, what for, cause, what caused;
how long, duration, length of time, how many days, how many weeks, how much time, time frame;
how many, number of, quantity, count, how much of;
who, which person, whose, whom;
people, users, customers, anyone, everybody, somebody, persons, guests
)";

}  // namespace kb
