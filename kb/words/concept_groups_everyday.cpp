// Concept groups of everyday life: verbs, time, machines, people, home, food. English, some German.
// Groups by semicolons, members by commas; a word may be in several. Written for this project.
#include "kb/words/concepts_tables.hpp"

namespace kb {

const std::string_view everyday_life = R"(
buy, purchase, get a, get some, acquire, order, shop for, obtain;
want, wish, would like, need, require, looking for, interested in, searching for, hoping for;
begin, start, commence, kick off, initiate, launch, get started, get going, beginnen, anfangen;
stop, quit, end, finish, halt, cease, terminate, discontinue, aufhören, beenden;
find, locate, search, look up, seek, look for, discover, suchen, finden;
tell, inform, let know, notify, say, mention, report, announce, advise;
explain, clarify, describe, meaning, define, definition, mean, what does mean;
know, aware, find out, learn, understand, figure out;
ask, question, query, inquire, enquiry, inquiry, wonder, wondering;
answer, reply, respond, response, get back to;
happen, occur, going on, took place, take place, happened;
keep, hold, retain, store, maintain;
allow, permit, let, able, possible, can use, may use, permitted;
must, have to, required, mandatory, necessary, obligatory, compulsory, need to;
prevent, avoid, stop from, prohibit, forbid, not allowed;
fill, complete, fill in, fill out, enter details;
choose, select, pick, option, choice, opt, decide;
try again, retry, once more, another time, repeat, again;
problem, issue, trouble, difficulty, concern, wrong with, matter with, problem with;
help, assist, assistance, aid, guide me, hand;
stuck, frozen, hang, unresponsive, jammed, blocked up;
big, large, huge, great, giant, massive, bigger, larger;
small, little, tiny, mini, compact, smaller;
cheap, affordable, inexpensive, low cost, budget, economical, cheaper, cheapest, lowest price;
expensive, costly, pricey, overpriced, dear, too much money;
good, great, excellent, best, nice, fine, better, top rated, quality;
bad, terrible, awful, poor, horrible, worst, lousy;
happy, glad, satisfied, pleased, love it, delighted;
angry, furious, upset, annoyed, frustrated, mad, irritated;
fast, quick, rapid, speedy, immediately, instantly, right away, asap, soon, instant;
slow, sluggish, takes forever, so long, taking ages, long time;
early, sooner, earlier, ahead of time, in advance, beforehand;
late, later, afterwards, after, subsequently;
now, currently, at the moment, right now, at present, today, presently;
recent, recently, latest, last, newest, most recent, lately;
next, upcoming, following, coming, future, forthcoming;
past, previous, before, prior, earlier, history, last time, former, ago;
always, every time, constantly, all the time, regularly, recurring, repeatedly, each time;
often, frequently, how many times, frequency, how often;
daily, every day, each day, per day;
weekly, every week, per week, each week;
monthly, every month, per month, each month;
yearly, annual, annually, every year, per year, each year;
weekend, saturday, sunday, wochenende, samstag, sonntag;
weekday, monday, tuesday, wednesday, thursday, friday, working day, business day, montag, dienstag,
 mittwoch, donnerstag, freitag;
january, february, march, april, may, june, july, august, september, october, november, december,
 month, monat;
morning, noon, afternoon, evening, night, tonight, midnight, am, pm, morgens, abends, nacht;
minute, second, seconds, minutes, hour, hours;
date, day, which day, what day, when is, datum;
deadline, due date, cut off, due, time limit, latest date, by when, due by;
amount, sum, total, how much money, value, worth;
number, digits, code, id, reference, serial;
half, quarter, part, partial, portion, split, share, divide;
whole, entire, complete, full, all of, total;
both, together, combine, joint, merge, combined;
difference, different, differ, distinguish, vs, versus, compared, unlike;
similar, same, alike, equal, identical, equivalent, like this;
alternative, other option, instead, substitute, rather than, replacement for;
again, back, return to, restore, undo, revert, reverse, roll back;
open, unlock, access, get into, enter;
close, shut, lock;
push, press, click, tap, button, hit;
turn on, switch on, power on, activate, enable, start up, einschalten, anmachen, anschalten;
turn off, switch off, power off, deactivate, disable, shut off, shut down, ausschalten, ausmachen,
 abschalten;
set, configure, adjust, setting, settings, preferences, customise, customize, personalise, option;
reset, restart, reboot, factory, reinstall;
update, upgrade, newer version, latest version, version;
screen, display, monitor, picture on, touchscreen;
cable, cord, plug, wire, socket, adapter, usb, charger;
bluetooth, pair, sync, synchronise, connect device, link device, pairing, synchronize;
computer, laptop, pc, desktop, macbook, tablet, ipad, notebook;
phone, smartphone, mobile, iphone, android, handset, cell phone, cellphone;
camera, photo, picture, image, photograph, selfie, snapshot, pic, foto, bild;
video, clip, film, recording, stream, streaming, movie, watch;
website, web page, site, online, internet, browser, web, link;
app, application, software, program, apple store, play store, mobile app;
email, mail, inbox, e mail, message in inbox, outlook, gmail;
text, sms, message, texting, text message, whatsapp, chat;
call, phone call, ring, dial, callback, call back, telephone;
reply, respond, answer email, write back;
contact, contacts, address book, phone book, person in contacts;
username, user name, user id, login name, screen name;
password, passcode, pin, security code, secret code, pass phrase;
fingerprint, face id, touch id, biometric, two factor, authentication, one time code, otp,
 verification code;
identity, id card, passport, driving licence, driver license, proof of identity, selfie,
 identification, ausweis;
name, surname, last name, first name, full name, called, nickname;
age, old, years old, minimum age, birthday, born, date of birth, how old;
gender, male, female, man, woman, ladies, gents, men, women;
parent, mother, father, mom, mum, dad, parents;
partner, wife, husband, spouse, girlfriend, boyfriend, fiance;
child, kid, son, daughter, baby, children, toddler, infant, teenager, under 18;
friend, buddy, mate, someone else, colleague, another person, other people;
boss, manager, supervisor, employer, company owner;
colleague, employee, staff, worker, team, coworker;
doctor, physician, gp, hospital, clinic, nurse, dentist, medical, arzt, krankenhaus;
pain, ache, hurt, sore, back pain, neck pain, painful, schmerzen;
sick, ill, illness, fever, cold, flu, disease, symptom, unwell;
allergy, allergic, intolerance, gluten, lactose, vegan, vegetarian, nut free, dairy;
pregnant, pregnancy, breastfeeding, nursing, expecting;
medicine, medication, drug, pill, tablet, prescription, dosage, dose, dosis;
vitamin, supplement, protein, nutrition, nutrient, mineral, whey;
calorie, calories, fat, sugar, carbs, nutritional value, diet, healthy, weight loss, lose weight;
exercise, workout, gym, fitness, training, sport, run, muscle, bodybuilding;
sleep, bed, asleep, insomnia, mattress, rest, nap, night rest;
pillow, cushion, duvet, blanket, bedding, bed sheet, mattress protector;
soft, softness, comfortable, comfort, cosy, plush;
hard, firm, firmness, stiff, solid, rigid;
thick, thickness, thin, height, depth, inches, inch;
long, length, width, wide, dimensions, measurement, cm, centimeter, feet, size;
heavy, weight, kilogram, kilo, pounds, light weight, lbs, kg;
hot, warm, heat, heating, overheat, temperature, sweaty;
cold, cool, cooling, chilly, freezing, frost, fridge;
rain, raining, umbrella, rainy, shower, storm, thunderstorm, precipitation, regen, regnen, regnet;
sun, sunny, sunshine, clear sky, sunset, sunrise, sonne, sonnig, scheint;
snow, snowing, ice, icy, snowy, blizzard, schnee, schneien, schneit;
wind, windy, breeze, gust, humidity, humid, fog, stürmen, windig, sturm;
forecast, weather, climate, outside, temperature, degrees, celsius, fahrenheit, wetter,
 wettervorhersage, temperatur, grad;
alarm, wake up, wake me, snooze, alarm clock, wecker, wecken, aufwecken;
timer, countdown, stopwatch, minutes left, timers;
reminder, remind, remember to, do not let me forget, do not forget, memo, erinnerung, erinnere,
 erinnern;
todo, to do, task, tasks, chore, checklist, task list;
calendar, schedule, agenda, appointment, appointments, event, events, meeting, planner, termin,
 termine;
meeting, conference, meet with, conference room, meet up, catch up with;
party, celebration, concert, festival, wedding, gig, show;
shopping list, grocery list, groceries, shopping, supermarket, buy food;
list, lists, items on list, listing;
note, notes, write down, jot, memo, dictate;
song, music, track, tune, album, artist, singer, band, playlist, lied, musik, lieder;
play, listen, put on, hear, spielen, spiele, abspielen, hören;
skip, next song, next track, fast forward, previous song, nächstes lied, überspringen;
pause, resume, continue playing, stop playing, pausieren, fortsetzen;
shuffle, repeat, loop, random order;
like this song, favourite, favorite, preference, thumbs up, my taste, love this;
jazz, rock, pop, classical, hip hop, rap, country music, metal, genre;
radio, station, fm, broadcast, channel, radiosender;
podcast, episode, episodes, audio show;
audiobook, book, novel, author, read, reading, library, chapter, buch, lesen;
volume, loud, louder, quieter, turn up, turn down, mute, sound, silence, speaker, speakers;
light, lights, lamp, bulb, brightness, brighter, dimmer, dim, illuminate, licht, lampe;
bulb colour, red, blue, green, yellow, pink, purple, black, white, orange, color, colour, shade;
smart plug, outlet, wemo, plug socket, power socket, smart home;
vacuum, roomba, robot cleaner, hoover, cleaning robot, vacuum cleaner, dust;
coffee, espresso, cappuccino, latte, brew, coffee machine, cup of coffee, kaffee;
tea, drink, beverage, juice, water, beer, wine, soda;
kettle, teapot, pot, pan, cookware, mug, cup;
oven, stove, microwave, cooker, bake, kitchen;
cook, recipe, prepare, ingredients, dish, bake, make dinner, how to make, kochen, rezept;
food, meal, eat, dinner, lunch, breakfast, snack, hungry, essen;
takeaway, takeout, take away, food delivery, pizza, burger, order food, chinese food, order in;
restaurant, cafe, diner, bistro, pub, bar, place to eat, eatery;
reservation, table for, booking, reserve, reserved;
fresh, expired, spoiled, go bad, shelf life, best before, use by, past its date;
smell, odor, fragrance, perfume, scent, flavour, flavor, taste, taste like;
washing, laundry, wash, detergent, machine washable, dry clean, dryer, clean it;
cover, case, sleeve, removable cover, protector, zip, zipper;
clothes, shirt, dress, jeans, trousers, shoes, jacket, wear, outfit, clothing;
jewellery, watch, ring, necklace, earrings, jewelry;
furniture, chair, sofa, table, desk, couch, shelf, wardrobe, bed frame;
garden, plant, flower, lawn, seeds, outdoor;
toy, game, puzzle, board game, video game, console, games, gaming;
cricket, football, match, team, player, tournament, league, score, points, captain, sports;
win, won, winner, prize, reward, jackpot, winnings, lottery;
join, participate, take part, enter contest, contest, competition, register for;
invite, invitation, refer, referral, refer a friend, invite friends, refer friend;
pet, dog, cat, animal, puppy, kitten
)";

}  // namespace kb
